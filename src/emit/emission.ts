import type { ChangeSet, RecordEdit } from "../zone/edit.js";
import type { Name } from "../zone/name.js";
import { rdataText } from "../zone/rdata.js";
import type { RecordSpec } from "../zone/record.js";
import { makesRoom } from "./makes-room.js";

/** A change as an emitter writes it: the old record is data, wherever it stood. */
export type EmittedEdit =
  | { readonly kind: "add"; readonly record: RecordSpec }
  | { readonly kind: "replace"; readonly old: RecordSpec; readonly record: RecordSpec }
  | { readonly kind: "remove"; readonly old: RecordSpec };

/** What is to become of one zone, for somebody else's DNS: the input of every target. Plain data. */
export interface Emission {
  /** Names are made relative to it where the target wants that. */
  readonly origin: Name;
  /** In the order in which they are to be made; the serial apart, which is the server's own business nearly everywhere. */
  readonly edits: readonly EmittedEdit[];
  /** The serial before and after, for targets whose files are kept by hand. */
  readonly serial?: { readonly old: number; readonly next: number };
  /** Whether it is for the name servers that clients inside the network ask; they may have another zone of that name. */
  readonly isInternal?: boolean;
  /** The file that was read, for people. */
  readonly file?: string;
  /**
   * Every record, of whatever type, that the owners of the edits have before the change; for targets that change whole
   * RRsets or names, and for guards. Absent where no zone was read: then nobody knows what is there.
   */
  readonly before?: readonly RecordSpec[];
  /** Whether the edits make a zone of which there is nothing yet. */
  readonly isNewZone?: boolean;
  /** What else must be true or done: sentences. */
  readonly notes: readonly string[];
}

/** The change of a zone that was read. */
export function emissionOf({ zone, edits }: ChangeSet, notes: readonly string[] = []): Emission {
  const rise = (edits as readonly EmittedEdit[]).find(isSerialRise);
  const others = clearingFirst(edits.filter((edit) => edit !== rise));
  return {
    origin: zone.origin,
    edits: others,
    ...(rise && { serial: { old: rise.old.data.serial, next: rise.record.data.serial } }),
    file: zone.source.path,
    ...(zone.view === "internal" && { isInternal: true }),
    before: ownersOf(others).flatMap((owner) => zone.records(owner)),
    notes,
  };
}

/** Of a change that is made in two steps, the first, and what it leaves to the second. */
export function inSteps(whole: Emission, isSecond: (edit: EmittedEdit) => boolean): readonly [Emission, Emission] {
  const { edits, before, serial, ...rest } = whole;
  const written = edits.flatMap((edit) => (edit.kind === "remove" || isSecond(edit) ? [] : [edit.record]));
  const isClearing = (edit: EmittedEdit) => edit.kind === "remove" && written.some((one) => makesRoom(edit.old, one));
  const second = edits.filter((edit) => isSecond(edit) && !isClearing(edit));
  const first = edits.filter((edit) => !second.includes(edit));
  const between = before && recordsAfter(before, first);
  return [
    { ...rest, edits: first, ...(serial && { serial }), ...(before && { before: ofOwners(before, first) }) },
    { ...rest, edits: second, ...(between && { before: ofOwners(between, second) }) },
  ];
}

function ofOwners(records: readonly RecordSpec[], edits: readonly EmittedEdit[]): RecordSpec[] {
  const owners = new Set(ownersOf(edits));
  return records.filter(({ owner }) => owners.has(owner));
}

/** Records that only come: made from arguments, where no zone was read. */
export function emissionOfRecords(origin: Name, records: readonly RecordSpec[], notes: readonly string[]): Emission {
  return { origin, edits: records.map((record) => ({ kind: "add", record })), notes };
}

/** A whole zone, for a place where there is none of that name yet. */
export function emissionOfZone(origin: Name, records: Iterable<RecordSpec>, file: string): Emission {
  const edits = Array.from(records, (record): EmittedEdit => ({ kind: "add", record }));
  return { origin, edits, file, before: [], isNewZone: true, notes: [] };
}

/** What takes the change back, once it is made: the opposite of each edit, the last one first. */
export function inverse({ origin, edits, file, before, isInternal }: Emission): Emission {
  return {
    origin,
    edits: edits.map(opposite).toReversed(),
    ...(file !== undefined && { file }),
    ...(isInternal && { isInternal }),
    // Where nobody knows what else is there, nobody knows it afterwards either.
    ...(before && { before: recordsAfter(before, edits) }),
    notes: [],
  };
}

/** The records once the edits are made; of two with the same owner, type and rdata there is one (RFC 2181 §5). */
export function recordsAfter(before: readonly RecordSpec[], edits: readonly EmittedEdit[]): RecordSpec[] {
  const records = new Map(before.map((record) => [identity(record), record]));
  for (const edit of edits) {
    if (edit.kind !== "add") records.delete(identity(edit.old));
    if (edit.kind !== "remove") records.set(identity(edit.record), edit.record);
  }
  return [...records.values()];
}

/** Owner, type and rdata: what makes a record the one that it is (RFC 2181 §5). */
export function identity({ owner, type, data }: RecordSpec): string {
  return `${owner} ${type} ${rdataText(type, data)}`;
}

/** The records that an edit speaks of: the one that goes, then the one that comes. */
export function recordsOf(edit: EmittedEdit): RecordSpec[] {
  return [...(edit.kind === "add" ? [] : [edit.old]), ...(edit.kind === "remove" ? [] : [edit.record])];
}

function ownersOf(edits: readonly EmittedEdit[]): Name[] {
  return [...new Set(edits.flatMap(recordsOf).map(({ owner }) => owner))];
}

function opposite(edit: EmittedEdit): EmittedEdit {
  switch (edit.kind) {
    case "add":
      return { kind: "remove", old: edit.record };
    case "remove":
      return { kind: "add", record: edit.old };
    case "replace":
      return { kind: "replace", old: edit.record, record: edit.old };
  }
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
