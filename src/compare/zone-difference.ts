import { lookup } from "../zone/lookup.js";
import type { Name } from "../zone/name.js";
import type { RecordType, ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import { zoneSet } from "../zone/zone-set.js";
import { ownerManglings } from "./mangling/owner.js";
import { targetManglings } from "./mangling/target.js";
import { textManglings } from "./mangling/text.js";
import { isProviders, meaningOf } from "./meaning.js";

/** What one zone says and another does not, records of the provider's own apart. */
export interface ZoneDifference {
  /** RRsets of which the new zone has nothing, or less. */
  readonly lost: readonly RecordGroup[];
  /** RRsets of which the old zone has nothing, or less. */
  readonly added: readonly RecordGroup[];
  /** RRsets that say something else. */
  readonly changed: readonly ChangedSet[];
  readonly mangled: readonly MangledRecord[];
  /** Aliases that became the addresses they led to, or an alias of the provider's own kind. */
  readonly flattened: readonly FlattenedAlias[];
  /** Names whose addresses the old provider knew and its file does not tell; the new zone has none for them. */
  readonly lostAliases: readonly Name[];
}

/** Records of one owner and type. */
export interface RecordGroup {
  readonly owner: Name;
  readonly type: RecordType;
  readonly records: readonly ResourceRecord[];
}

export interface ChangedSet {
  readonly owner: Name;
  readonly type: RecordType;
  /** What only the old zone has. */
  readonly before: readonly ResourceRecord[];
  /** What only the new zone has. */
  readonly after: readonly ResourceRecord[];
}

export interface MangledRecord {
  readonly before: ResourceRecord;
  readonly after: ResourceRecord;
  /** What happened to it: a clause without its full stop. */
  readonly what: string;
}

export interface FlattenedAlias {
  readonly before: ResourceRecord<"CNAME">;
  /** Addresses; none where the new provider has an alias of its own kind. */
  readonly after: readonly ResourceRecord[];
}

const dataManglings = [...targetManglings, ...textManglings];

/** Holds two states of a zone against each other, by what their records say. */
export function zoneDifference(before: Zone, after: Zone): ZoneDifference {
  const old = recordsByMeaning(before);
  const fresh = recordsByMeaning(after);
  const onlyOld = without(old, fresh);
  const onlyFresh = without(fresh, old);
  const flattened = flattenedAliases(onlyOld, onlyFresh, after);
  const mangled = mangledRecords(
    onlyOld.filter((record) => !flattened.some((one) => one.before === record)),
    onlyFresh.filter((record) => !flattened.some((one) => one.after.includes(record))),
    before.origin,
  );
  const explained = new Set([...flattened, ...mangled].flatMap((one) => [one.before, one.after].flat()));
  const isUnexplained = (record: ResourceRecord) => !explained.has(record);
  const gone = groupsOf(onlyOld.filter(isUnexplained).filter(isUnanswered(after)));
  const come = groupsOf(onlyFresh.filter(isUnexplained).filter(isUnanswered(before)));
  return {
    lost: [...gone].filter(([key]) => !come.has(key)).map(([, group]) => group),
    added: [...come].filter(([key]) => !gone.has(key)).map(([, group]) => group),
    changed: [...gone].flatMap(([key, { owner, type, records }]) => {
      const now = come.get(key);
      return now ? [{ owner, type, before: records, after: now.records }] : [];
    }),
    mangled,
    flattened,
    lostAliases: [...(before.aliases ?? [])].filter((name) => !after.aliases?.has(name) && !hasAddress(after, name)),
  };
}

function recordsByMeaning(zone: Zone): Map<string, ResourceRecord> {
  const records = new Map<string, ResourceRecord>();
  for (const record of zone.all()) {
    if (!isProviders(record, zone.origin)) records.set(meaningOf(record), record);
  }
  return records;
}

function without(these: ReadonlyMap<string, ResourceRecord>, those: ReadonlyMap<string, ResourceRecord>) {
  return Array.from(these).flatMap(([meaning, record]) => (those.has(meaning) ? [] : [record]));
}

/** Whether a zone that has no such record does not answer the same from a wildcard either (RFC 4592 §3.3). */
function isUnanswered(zone: Zone): (record: ResourceRecord) => boolean {
  const alone = zoneSet(zone.view, [zone]);
  return (record) => {
    if (zone.has(record.owner)) return true;
    const { records, wildcard } = lookup(alone, record.owner, record.type);
    const meaning = meaningOf(record);
    return !wildcard || !records.some((one) => meaningOf({ ...one, owner: record.owner }) === meaning);
  };
}

function hasAddress(zone: Zone, name: Name): boolean {
  return (["A", "AAAA", "CNAME"] as const).some((type) => zone.records(name, type).length > 0);
}

function flattenedAliases(
  onlyOld: readonly ResourceRecord[],
  onlyFresh: readonly ResourceRecord[],
  after: Zone,
): FlattenedAlias[] {
  return onlyOld.flatMap((record): FlattenedAlias[] => {
    if (record.type !== "CNAME" || after.records(record.owner, "CNAME").length > 0) return [];
    const { owner } = record;
    const addresses = onlyFresh.filter((one) => one.owner === owner && (one.type === "A" || one.type === "AAAA"));
    return addresses.length > 0 || after.aliases?.has(owner) ? [{ before: record, after: addresses }] : [];
  });
}

/** Each record of the new zone comes from one of the old zone at most. */
function mangledRecords(
  onlyOld: readonly ResourceRecord[],
  onlyFresh: readonly ResourceRecord[],
  origin: Name,
): MangledRecord[] {
  const left = new Map(onlyFresh.map((record) => [meaningOf(record), record]));
  const sets = groupsOf(onlyFresh);
  return onlyOld.flatMap((before): MangledRecord[] => {
    const found = byData(before, sets, left, origin) ?? byOwner(before, left, origin);
    if (found) left.delete(meaningOf(found.after));
    return found ? [found] : [];
  });
}

type Left = ReadonlyMap<string, ResourceRecord>;

function byData(
  before: ResourceRecord,
  sets: ReadonlyMap<string, RecordGroup>,
  left: Left,
  origin: Name,
): MangledRecord | undefined {
  for (const mangling of dataManglings) {
    for (const after of sets.get(setOf(before))?.records ?? []) {
      if (left.has(meaningOf(after)) && mangling.made(before, after, origin))
        return { before, after, what: mangling.what };
    }
  }
  return undefined;
}

function byOwner(before: ResourceRecord, left: Left, origin: Name): MangledRecord | undefined {
  for (const { what, mangled } of ownerManglings) {
    const owner = mangled(before.owner, origin);
    const after = owner && left.get(meaningOf({ ...before, owner }));
    if (after) return { before, after, what };
  }
  return undefined;
}

function setOf({ owner, type }: ResourceRecord): string {
  return `${owner} ${type}`;
}

function groupsOf(records: readonly ResourceRecord[]): Map<string, RecordGroup & { records: ResourceRecord[] }> {
  const groups = new Map<string, RecordGroup & { records: ResourceRecord[] }>();
  for (const record of records) {
    const key = setOf(record);
    const group = groups.get(key);
    if (group) group.records.push(record);
    else groups.set(key, { owner: record.owner, type: record.type, records: [record] });
  }
  return groups;
}
