import type { RecordSpec } from "../../zone/record.js";
import { type Emission, identity, recordsOf } from "../emission.js";
import { setsOf } from "../rrset-change.js";

/** The records, by owner and type, that no edit touches: the others of the sets that it does are left as they are. */
export function stayingSets({ edits, before = [] }: Emission): Map<string, readonly RecordSpec[]> {
  const touched = new Set(edits.flatMap(recordsOf).map(identity));
  return setsOf(before.filter((record) => !touched.has(identity(record))));
}
