import { printable } from "../../text/printable.js";
import { recordText } from "../../zone/canonical.js";
import { labelsOf, type Name, withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import { typedText } from "../console/typed-text.js";
import type { Emission, EmittedEdit } from "../emission.js";
import { relativeName } from "../relative-name.js";
import { altered, type Limit, refused, type Target } from "../target.js";

/**
 * A field sheet to copy from into a provider's web form. Forms differ: some have one box for the name and one for the
 * value, others one for each field, so an SRV record stands in both shapes.
 */
export const target: Target = {
  title: "the web form of any provider",
  unit: "record",
  language: "text",
  extension: "txt",
  holdsZones: "many",
  isTransaction: false,
  keepsApex: true,
  use: ["Copy each field into the box of that name, one record after the other, in the order of the sheet."],
  limit,
  emit: (emissions) => emissions.map(zoneSheet).join("\n"),
};

function zoneSheet(emission: Emission): string {
  const title = withoutDot(emission.origin);
  const steps = emission.edits.flatMap((edit, index) => ["", ...step(edit, index + 1, emission)]);
  const notes =
    emission.notes.length === 0 ? [] : ["", "Also:", ...emission.notes.map((note) => `- ${printable(note)}`)];
  const lines = [
    title,
    "=".repeat(title.length),
    `Names below are relative to ${title}; @ is ${title} itself.`,
    ...steps,
    ...notes,
  ];
  return `${lines.join("\n")}\n`;
}

function step(edit: EmittedEdit, number: number, { origin }: Emission): string[] {
  const indent = (lines: readonly string[]) => lines.map((line) => (line === "" ? "" : `   ${line}`));
  switch (edit.kind) {
    case "add":
      return [`${number}. Add: ${kindOf(edit.record)}`, ...indent(boxes(edit.record, origin))];
    case "remove":
      return [`${number}. Delete: ${kindOf(edit.old)}`, ...indent(oldBoxes(edit.old, origin))];
    case "replace":
      return [
        `${number}. Change: ${kindOf(edit.old)}`,
        ...indent(["Old:", ...oldBoxes(edit.old, origin), "", "New:", ...boxes(edit.record, origin)]),
      ];
  }
}

function kindOf({ type, owner }: RecordSpec): string {
  return `${type} record of ${withoutDot(owner)}`;
}

/** What tells the record in the console's list. */
function oldBoxes(record: RecordSpec, origin: Name): string[] {
  return [`Type: ${record.type}`, `Name: ${relativeName(record.owner, origin)}`, `Value: ${typedValue(record)}`];
}

function boxes(record: RecordSpec, origin: Name): string[] {
  const name = relativeName(record.owner, origin);
  const ttl = `TTL: ${record.ttl}`;
  const type = `Type: ${record.type}`;
  switch (record.type) {
    case "SRV":
      return srvBoxes(record, origin);
    case "MX": {
      const { preference, exchange } = record.data;
      return [type, `Name: ${name}`, `Priority: ${preference}`, `Value: ${exchange}`, ttl, ...finalDot("value")];
    }
    case "CNAME":
    case "NS":
    case "PTR":
    case "DNAME":
      return [type, `Name: ${name}`, `Value: ${record.data.target}`, ttl, ...finalDot("value")];
    case "TXT":
      return [type, `Name: ${name}`, ...textBoxes(record), ttl];
    default:
      return [type, `Name: ${name}`, `Value: ${rdataOf(record)}`, ttl];
  }
}

function srvBoxes(record: RecordSpec<"SRV">, origin: Name): string[] {
  const { priority, weight, port, target } = record.data;
  const one = [
    "If there is one box for the name and one for the value:",
    "Type: SRV",
    `Name: ${relativeName(record.owner, origin)}`,
    `Value: ${priority} ${weight} ${port} ${target}`,
    `TTL: ${record.ttl}`,
  ];
  const [service = "", protocol = ""] = labelsOf(record.owner);
  const host = record.owner.slice(service.length + protocol.length + 2) as Name;
  const split = [
    "If every field has its own box:",
    `Service: ${service}`,
    `Protocol: ${protocol}`,
    `Name: ${relativeName(host, origin)}`,
    `Priority: ${priority}`,
    `Weight: ${weight}`,
    `Port: ${port}`,
    `Target: ${target}`,
    `TTL: ${record.ttl}`,
  ];
  return [...one, "", ...split, "", ...finalDot("target")];
}

/** Some consoles append the zone to what has no final dot, others refuse the dot. */
function finalDot(box: string): string[] {
  return [`If your console appends the zone to the ${box}, keep the final dot; if it refuses the dot, leave it out.`];
}

/** The bare text: of several strings readers make one (RFC 7208 §3.3, RFC 6376 §3.6.2.2), and so do forms. */
function textBoxes(record: RecordSpec<"TXT">): string[] {
  const cut = withShortStrings(record) as RecordSpec<"TXT">;
  const parts = cut.data.strings.length;
  const value = `Value: ${typedValue(record)}`;
  if (parts === 1) return [value];
  return [
    value,
    `If your console takes no more than 255 characters in one piece, type ${parts} pieces: ${rdataOf(cut)}`,
  ];
}

function typedValue(record: RecordSpec): string {
  if (record.type !== "TXT") return rdataOf(record);
  const text = typedText(record.data.strings.join(""));
  return "typed" in text ? text.typed : rdataOf(record);
}

function limit({ type, data }: RecordSpec): Limit | undefined {
  if (type !== "TXT") return undefined;
  const text = typedText(data.strings.join(""));
  if ("why" in text) return refused(text.why);
  if (data.strings.length === 1) return undefined;
  return altered(
    "its strings are typed as one text, which is what they are read as (RFC 7208 §3.3, RFC 6376 §3.6.2.2)",
  );
}

function rdataOf(record: RecordSpec): string {
  return recordText(withShortStrings(record)).split(" ").slice(4).join(" ");
}
