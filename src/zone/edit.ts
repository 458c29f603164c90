import type { RecordSpec, ResourceRecord } from "./record.js";
import type { Zone } from "./zone.js";

/** One record added, removed or replaced. `replace` keeps the place of the old record in the file. */
export type RecordEdit =
  | { readonly kind: "add"; readonly record: RecordSpec }
  | { readonly kind: "replace"; readonly old: ResourceRecord; readonly record: RecordSpec }
  | { readonly kind: "remove"; readonly old: ResourceRecord };

/** What is to become of one zone: the input of the patch, the overlay and every emitter. */
export interface ChangeSet {
  readonly zone: Zone;
  readonly edits: readonly RecordEdit[];
}
