import type { Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { ownerManglings } from "./mangling/owner.js";
import { targetManglings } from "./mangling/target.js";
import { textManglings } from "./mangling/text.js";
import { meaningOf } from "./meaning.js";
import { groupIn, groupsOf, type RecordGroups } from "./record-group.js";

/** A record that arrived damaged. */
export interface MangledRecord {
  readonly before: ResourceRecord;
  readonly after: ResourceRecord;
  /** What happened to it: a clause without its full stop. */
  readonly what: string;
}

const dataManglings = [...targetManglings, ...textManglings];

/**
 * An answer over TCP has 65,535 octets (RFC 1035 §4.2.2), the smallest record of a set 16: no server gives more than this.
 * In a larger set nobody looks for damage, because every record would be held against every other one.
 */
const largestSet = 4096;

/** Finds records of the one side in damaged form among those of the other; each of these comes from one at most. */
export function mangledRecords(
  onlyOld: readonly ResourceRecord[],
  onlyFresh: readonly ResourceRecord[],
  origin: Name,
): MangledRecord[] {
  if (onlyFresh.length === 0) return [];
  const left = new Map(onlyFresh.map((record) => [meaningOf(record), record]));
  const fresh = groupsOf(onlyFresh);
  return onlyOld.flatMap((before): MangledRecord[] => {
    const found = byData(before, fresh, left, origin) ?? byOwner(before, left, origin);
    if (found) left.delete(meaningOf(found.after));
    return found ? [found] : [];
  });
}

type Left = ReadonlyMap<string, ResourceRecord>;

function byData(before: ResourceRecord, fresh: RecordGroups, left: Left, origin: Name): MangledRecord | undefined {
  const candidates = groupIn(fresh, before.owner, before.type);
  if (candidates.length > largestSet) return undefined;
  for (const mangling of dataManglings) {
    for (const after of candidates) {
      if (mangling.made(before, after, origin) && left.has(meaningOf(after)))
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
