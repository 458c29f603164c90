import type { Name } from "../zone/name.js";
import type { RecordType, ResourceRecord } from "../zone/record.js";

/** Records of one owner and type. */
export interface RecordGroup {
  readonly owner: Name;
  readonly type: RecordType;
  readonly records: readonly ResourceRecord[];
}

/** Records by owner and type, in the order in which each first comes. */
export type RecordGroups = ReadonlyMap<string, RecordGroup>;

export function groupsOf(records: Iterable<ResourceRecord>): RecordGroups {
  const groups = new Map<string, RecordGroup & { records: ResourceRecord[] }>();
  for (const record of records) {
    const key = groupKey(record.owner, record.type);
    const group = groups.get(key);
    if (group) group.records.push(record);
    else groups.set(key, { owner: record.owner, type: record.type, records: [record] });
  }
  return groups;
}

export function groupIn(groups: RecordGroups, owner: Name, type: RecordType): readonly ResourceRecord[] {
  return groups.get(groupKey(owner, type))?.records ?? [];
}

function groupKey(owner: Name, type: RecordType): string {
  return `${owner} ${type}`;
}
