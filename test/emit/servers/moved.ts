import { type Emission, emissionOf } from "../../../src/emit/emission.js";
import { recordText } from "../../../src/zone/canonical.js";
import type { ChangeSet, RecordEdit } from "../../../src/zone/edit.js";
import type { RecordSpec } from "../../../src/zone/record.js";
import type { Zone } from "../../../src/zone/zone.js";
import { spec, zoneOf } from "../../fix/zone-text.js";

/** A change of companyb.com as a change of a zone of another name, so that one server can have many of them. */
export interface Moved {
  readonly origin: string;
  /** The zone's file before the change. */
  readonly text: string;
  readonly changeSet: ChangeSet;
  readonly emission: Emission;
}

/** Moves a change to `origin`, which ends in a dot. */
export function moved(origin: string, zone: Zone, emission: Emission): Moved {
  const line = (record: RecordSpec) => recordText(record).replaceAll("companyb.com.", origin);
  const text = `${[...zone.all()].map(line).join("\n")}\n`;
  const there = zoneOf(text);
  const find = (record: RecordSpec) => {
    const found = [...there.all()].find((one) => recordText(one) === line(record));
    if (!found) throw new Error(`${line(record)} is not in ${text}`);
    return found;
  };
  const edits = emission.edits.map((edit): RecordEdit => {
    if (edit.kind === "add") return { kind: "add", record: spec(line(edit.record)) };
    if (edit.kind === "remove") return { kind: "remove", old: find(edit.old) };
    return { kind: "replace", old: find(edit.old), record: spec(line(edit.record)) };
  });
  const changeSet = { zone: there, edits };
  return { origin, text, changeSet, emission: emissionOf(changeSet, emission.notes) };
}
