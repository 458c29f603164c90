import type { Emission } from "./emission.js";
import { type RRsetChange, rrsetChanges } from "./rrset-change.js";
import { removedBySet, setKey } from "./set-guard.js";

/**
 * The sets that change, for targets that write them whole. Where no zone was read, a set is taken to hold what is taken
 * out of it and nothing else: whoever writes it so has to see to it that this is true.
 */
export function setChanges(emission: Emission): RRsetChange[] {
  const removed = removedBySet(emission.edits);
  return rrsetChanges(emission).map((change) =>
    change.before ? change : { ...change, before: removed.get(setKey(change)) ?? [] },
  );
}
