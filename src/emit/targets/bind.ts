import { printable } from "../../text/printable.js";
import { recordText } from "../../zone/canonical.js";
import { withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import { editCounts } from "../edit-counts.js";
import type { Emission, EmittedEdit } from "../emission.js";
import type { Target } from "../target.js";

/**
 * Lines for a zone file that are right under any $ORIGIN and $TTL: absolute names, TTL and class always. What goes is a
 * comment, so that the whole stays a master file (RFC 1035 §5.1) that can be appended to the zone.
 */
export const target: Target = {
  title: "zone files kept by hand (BIND, Knot, NSD, PowerDNS)",
  unit: "record",
  language: "dns",
  extension: "zone",
  holdsZones: "many",
  isTransaction: false,
  keepsApex: false,
  use: [
    "Append the lines to the zone file, delete the records that the comments name, and raise the serial; `zonewright fix` does all of that itself.",
    "Try it first: `named-checkzone ZONE FILE`.",
  ],
  emit: (emissions) => emissions.map(zoneBlock).join("\n"),
};

function zoneBlock(emission: Emission): string {
  const { edits, notes } = emission;
  const added = edits.flatMap((edit) => (edit.kind === "remove" ? [] : [fieldsOf(edit.record)]));
  const lines = [
    ...heading(emission),
    ...edits.flatMap((edit) => (edit.kind === "replace" ? [deletion(edit)] : [])),
    ...aligned(added),
    ...edits.flatMap((edit) => (edit.kind === "remove" ? [deletion(edit)] : [])),
    ...notes.map(comment),
  ];
  return `${lines.join("\n")}\n`;
}

function heading({ origin, edits, file: path, serial }: Emission): string[] {
  const file = path === undefined ? "" : `, ${path}`;
  const raise = serial
    ? `Raise the serial of the SOA from ${serial.old} to ${serial.next}, or secondaries keep the old zone.`
    : "Raise the serial of the SOA, or secondaries keep the old zone.";
  return [comment(`${withoutDot(origin)}${file}: ${editCounts(edits)}`), comment(raise)];
}

function deletion(edit: Exclude<EmittedEdit, { kind: "add" }>): string {
  return comment(`delete: ${recordText(edit.old)}`);
}

/** A line that no content can break out of. */
function comment(text: string): string {
  return `; ${printable(text)}`;
}

/** Owner, TTL, class, type, rdata. The canonical text has single blanks, and names in it hold none. */
function fieldsOf(record: RecordSpec): string[] {
  const [owner = "", ttl = "", inet = "", type = "", ...rdata] = recordText(withShortStrings(record)).split(" ");
  return [owner, ttl, inet, type, rdata.join(" ")];
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(0, ...rows.map((row) => row[column]!.length));
  const widths = [0, 1, 2, 3].map(width);
  return rows.map((row) => row.map((field, column) => field.padEnd(widths[column] ?? 0)).join(" "));
}
