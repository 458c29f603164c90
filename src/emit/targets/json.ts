import { recordText } from "../../zone/canonical.js";
import { withoutDot } from "../../zone/name.js";
import type { Emission, EmittedEdit } from "../emission.js";
import type { Target } from "../target.js";

/** The changes as data, in the words of a finding's `fix.edits`: for programs that write them somewhere else. */
export const target: Target = {
  title: "programs",
  unit: "record",
  language: "json",
  extension: "json",
  holdsZones: "many",
  isTransaction: false,
  keepsApex: false,
  use: [
    "`before` holds every record of the owners concerned, as the file has them; it is absent where no file was read.",
    "`op` is `add`, `remove` or `replace`; with `replace`, `was` is the old record. The order is the one to keep.",
  ],
  emit: (emissions) => `${JSON.stringify({ schema: 1, zones: emissions.map(zoneChange) }, undefined, 2)}\n`,
};

function zoneChange({ origin, file, edits, before, serial, notes }: Emission) {
  return {
    zone: withoutDot(origin),
    ...(file !== undefined && { file }),
    edits: edits.map(change),
    ...(before && { before: before.map(recordText) }),
    ...(serial && { serial }),
    notes,
  };
}

function change(edit: EmittedEdit) {
  switch (edit.kind) {
    case "add":
      return { op: "add", record: recordText(edit.record) };
    case "remove":
      return { op: "remove", record: recordText(edit.old) };
    case "replace":
      return { op: "replace", record: recordText(edit.record), was: recordText(edit.old) };
  }
}
