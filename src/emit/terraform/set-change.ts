import type { Emission } from "../emission.js";
import { type RRsetChange, rrsetChanges } from "../rrset-change.js";
import { removedBySet, setKey } from "../set-guard.js";

/** The sets that change; where no zone was read, a set that goes is taken to hold what is taken out of it. */
export function setChanges(emission: Emission): RRsetChange[] {
  const removed = removedBySet(emission.edits);
  return rrsetChanges(emission).map((change) =>
    change.before ? change : { ...change, before: removed.get(setKey(change)) ?? [] },
  );
}
