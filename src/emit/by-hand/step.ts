import type { RecordSpec } from "../../zone/record.js";
import type { EmittedEdit } from "../emission.js";
import { setKey } from "../set-guard.js";

/** What a person does at once: the records that come with it and those that go. */
export interface HandStep {
  readonly kind: EmittedEdit["kind"];
  readonly comes: readonly RecordSpec[];
  readonly goes: readonly RecordSpec[];
}

export function handStep(edit: EmittedEdit): HandStep {
  return {
    kind: edit.kind,
    comes: edit.kind === "remove" ? [] : [edit.record],
    goes: edit.kind === "add" ? [] : [edit.old],
  };
}

/** A record cannot be changed into one of another type or name: two edits, the new one first where both can be there. */
export function inOneSet(edit: EmittedEdit): EmittedEdit[] {
  if (edit.kind !== "replace" || setKey(edit.old) === setKey(edit.record)) return [edit];
  const { old, record } = edit;
  const makesRoom = old.owner === record.owner && (old.type === "CNAME" || record.type === "CNAME");
  const edits: EmittedEdit[] = [
    { kind: "add", record },
    { kind: "remove", old },
  ];
  return makesRoom ? edits.toReversed() : edits;
}
