import type { Name } from "../zone/name.js";
import type { RecordSpec, RecordType } from "../zone/record.js";
import { type Emission, type EmittedEdit, identity } from "./emission.js";
import { type RRsetChange, rrsetChanges } from "./rrset-change.js";

/** What an RRset must still be for a change to be made: guards against a zone that is no longer the one that was read. */
export interface SetGuard {
  readonly owner: Name;
  readonly type: RecordType;
  /** The set as it must be, empty when there must be none; undefined when others may be there that nobody has seen. */
  readonly exactly: readonly RecordSpec[] | undefined;
}

/** The guards of a change, one for each RRset that it touches. */
export function setGuards(emission: Emission): SetGuard[] {
  const removed = removedBySet(emission.edits);
  return rrsetChanges(emission).map((change) => setGuard(change, removed));
}

/**
 * The guard of one set. Where no zone was read, a set that is made must not be there yet, and one that is taken back
 * must be the one that was made; but texts stand beside the texts of others.
 * @param removed the records that go, as `removedBySet` gives them
 */
export function setGuard(
  { owner, type, before }: RRsetChange,
  removed: ReadonlyMap<string, readonly RecordSpec[]>,
): SetGuard {
  const unread = type === "TXT" ? undefined : (removed.get(setKey({ owner, type })) ?? []);
  return { owner, type, exactly: before ?? unread };
}

/** The records that edits take away, each once, by `setKey`. */
export function removedBySet(edits: readonly EmittedEdit[]): Map<string, RecordSpec[]> {
  const old = edits.flatMap((edit) => (edit.kind === "add" ? [] : [edit.old]));
  const sets = new Map<string, RecordSpec[]>();
  for (const record of new Map(old.map((one) => [identity(one), one])).values()) {
    const set = sets.get(setKey(record));
    if (set) set.push(record);
    else sets.set(setKey(record), [record]);
  }
  return sets;
}

/** Owner and type, which make an RRset the one that it is. */
export function setKey({ owner, type }: { readonly owner: Name; readonly type: RecordType }): string {
  return `${owner} ${type}`;
}
