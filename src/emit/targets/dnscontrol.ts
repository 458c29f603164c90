import { printable } from "../../text/printable.js";
import { withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { dnscontrolLimit } from "../dnscontrol/limit.js";
import { recordCall } from "../dnscontrol/record-call.js";
import { editCounts } from "../edit-counts.js";
import type { Emission } from "../emission.js";
import { jsString } from "../language/js-string.js";
import type { Target } from "../target.js";

/**
 * A part of dnsconfig.js. DNSControl deletes what its file does not have, so what goes is a line less in the D() of the
 * zone, which nobody but its owner can take out.
 */
export const target: Target = {
  title: "DNSControl (dnsconfig.js)",
  unit: "record",
  language: "js",
  extension: "js",
  holdsZones: "many",
  isTransaction: false,
  keepsApex: true,
  use: [
    "Delete from the `D(…)` of the zone the lines that the comments show with a minus, however they are written there, and put the rest below it.",
    "Try it first: `dnscontrol check`, then `dnscontrol preview --domains ZONE`, which must list these changes and no others; `dnscontrol push` makes them.",
    "A whole zone becomes a `D(…)` of its own: put the name of your provider in creds.json in its place, and the registrar if DNSControl is to look after the delegation.",
  ],
  limit: dnscontrolLimit,
  emit: (emissions) => emissions.map(zoneScript).join("\n"),
};

function zoneScript(emission: Emission): string {
  const { origin, edits, file, notes, isNewZone } = emission;
  const from = file === undefined ? "" : `, ${file}`;
  const gone = edits.flatMap((edit) => (edit.kind === "add" ? [] : [edit.old]));
  const fresh = edits.flatMap((edit) => (edit.kind === "remove" ? [] : [edit.record]));
  const calls = (records: readonly RecordSpec[]) => records.map((record) => recordCall(record, origin));
  const zone = jsString(withoutDot(origin));
  return [
    comment(`${withoutDot(origin)}${from}: ${editCounts(edits)}`),
    ...(gone.length > 0 ? [comment(`Delete these lines from D(${zone}, …):`)] : []),
    ...calls(gone).map((call) => comment(`- ${call},`)),
    ...notes.map(comment),
    ...(isNewZone ? newZone(zone, calls(fresh)) : extension(zone, calls(fresh))),
    "",
  ].join("\n");
}

function extension(zone: string, calls: readonly string[]): string[] {
  if (calls.length === 0) return [];
  return [comment(`Put this below D(${zone}, …):`), `D_EXTEND(${zone},`, ...calls.map((call) => `  ${call},`), ");"];
}

function newZone(zone: string, calls: readonly string[]): string[] {
  return [
    'var REG_NONE = NewRegistrar("none");',
    'var DSP_MY_PROVIDER = NewDnsProvider("my_provider");',
    "",
    `D(${zone}, REG_NONE, DnsProvider(DSP_MY_PROVIDER),`,
    ...calls.map((call) => `  ${call},`),
    ");",
  ];
}

/** A line that no content can break out of. */
function comment(text: string): string {
  return `// ${printable(text)}`;
}
