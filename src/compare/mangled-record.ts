import type { Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { ownerManglings } from "./mangling/owner.js";
import { targetManglings } from "./mangling/target.js";
import { textManglings } from "./mangling/text.js";
import { meaningOf, textOf } from "./meaning.js";
import { groupIn, groupsOf, type RecordGroups } from "./record-group.js";

/** A record that arrived damaged. */
export interface MangledRecord {
  readonly before: ResourceRecord;
  readonly after: ResourceRecord;
  /** Further records that were made of it. */
  readonly more: readonly ResourceRecord[];
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
    const found = divided(before, fresh, left) ?? byData(before, fresh, left, origin) ?? byOwner(before, left, origin);
    for (const record of found ? [found.after, ...found.more] : []) left.delete(meaningOf(record));
    return found ? [found] : [];
  });
}

type Left = ReadonlyMap<string, ResourceRecord>;

/** A form with a line for each string: a long key comes in two records, each of which is none. */
function divided(before: ResourceRecord, fresh: RecordGroups, left: Left): MangledRecord | undefined {
  if (before.type !== "TXT" || before.data.strings.length < 2) return undefined;
  const candidates = groupIn(fresh, before.owner, "TXT").filter((record) => left.has(meaningOf(record)));
  const parts = before.data.strings.map((string) =>
    candidates.find((record) => record.type === "TXT" && textOf(record) === string),
  );
  const [after, ...more] = new Set(parts);
  if (!after || more.includes(undefined)) return undefined;
  const what = "each of its strings has become a record of its own";
  return { before, after, more: more.filter((record) => record !== undefined), what };
}

function byData(before: ResourceRecord, fresh: RecordGroups, left: Left, origin: Name): MangledRecord | undefined {
  const candidates = groupIn(fresh, before.owner, before.type);
  if (candidates.length > largestSet) return undefined;
  for (const mangling of dataManglings) {
    for (const after of candidates) {
      if (mangling.made(before, after, origin) && left.has(meaningOf(after)))
        return { before, after, more: [], what: mangling.what };
    }
  }
  return undefined;
}

function byOwner(before: ResourceRecord, left: Left, origin: Name): MangledRecord | undefined {
  for (const { what, mangled } of ownerManglings) {
    const owner = mangled(before.owner, origin);
    const after = owner && left.get(meaningOf({ ...before, owner }));
    if (after) return { before, after, more: [], what };
  }
  return undefined;
}
