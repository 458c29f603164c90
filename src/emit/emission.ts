import type { ChangeSet, RecordEdit } from "../zone/edit.js";
import type { Name } from "../zone/name.js";
import type { RecordSpec } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";

/** A change as an emitter writes it: the old record is data, wherever it stood. */
export type EmittedEdit =
  | { readonly kind: "add"; readonly record: RecordSpec }
  | { readonly kind: "replace"; readonly old: RecordSpec; readonly record: RecordSpec }
  | { readonly kind: "remove"; readonly old: RecordSpec };

/** What is to become of one zone, for somebody else's DNS: the input of every emitter. */
export interface Emission {
  /** Names are made relative to it where the target wants that. */
  readonly origin: Name;
  /** In the order in which they are to be made; the serial apart, which is the server's own business nearly everywhere. */
  readonly edits: readonly EmittedEdit[];
  /** The serial before and after, for targets whose files are kept by hand. */
  readonly serial?: { readonly old: number; readonly next: number };
  /** The zone as it was read, for targets that change whole RRsets; absent for records made from arguments. */
  readonly zone?: Zone;
  /** What else must be true or done: sentences. */
  readonly notes: readonly string[];
}

/** @returns the text for all zones together, with a final line end */
export type Emitter = (emissions: readonly Emission[]) => string;

/** The change of a zone that was read. */
export function emissionOf({ zone, edits }: ChangeSet, notes: readonly string[] = []): Emission {
  const rise = (edits as readonly EmittedEdit[]).find(isSerialRise);
  return {
    origin: zone.origin,
    edits: clearingFirst(edits.filter((edit) => edit !== rise)),
    ...(rise && { serial: { old: rise.old.data.serial, next: rise.record.data.serial } }),
    zone,
    notes,
  };
}

/** Records that only come: made from arguments, where no zone was read. */
export function emissionOfRecords(origin: Name, records: readonly RecordSpec[], notes: readonly string[]): Emission {
  return { origin, edits: records.map((record) => ({ kind: "add", record })), notes };
}

interface SerialRise {
  readonly kind: "replace";
  readonly old: RecordSpec<"SOA">;
  readonly record: RecordSpec<"SOA">;
}

function isSerialRise(edit: EmittedEdit): edit is SerialRise {
  if (edit.kind !== "replace" || edit.old.type !== "SOA" || edit.record.type !== "SOA") return false;
  const { serial: _, ...before } = edit.old.data;
  const { serial: __, ...after } = edit.record.data;
  return JSON.stringify(before) === JSON.stringify(after);
}

/**
 * Removals that make room come first, because nobody takes a CNAME beside other data (RFC 1034 §3.6.2); every other
 * removal comes last, so that the new way works before the old one ends.
 */
function clearingFirst(edits: readonly RecordEdit[]): RecordEdit[] {
  const written = edits.flatMap((edit) => (edit.kind === "remove" ? [] : [edit.record]));
  const makesRoom = (old: RecordSpec) =>
    written.some(({ owner, type }) => owner === old.owner && (type === "CNAME" || old.type === "CNAME"));
  const rank = (edit: RecordEdit) => (edit.kind !== "remove" ? 1 : makesRoom(edit.old) ? 0 : 2);
  return edits.toSorted((a, b) => rank(a) - rank(b));
}
