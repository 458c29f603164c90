import { positionAt } from "../text/position.js";
import { printable } from "../text/printable.js";
import type { ZoneNote } from "../zone/note.js";
import { quotedText, rdataOf, recordLine, withAbsoluteTarget } from "./line.js";
import type { MadeLine, MadeZone } from "./made-zone.js";
import { itemsOf, type Tree, textAt, textOf, valueAt } from "./tree.js";

/**
 * What `aws route53 list-resource-record-sets` prints: names are absolute, octets in names and texts are `\052`, in
 * octal (Route 53 Developer Guide, "DNS domain name format").
 */
export function route53Zone(tree: Tree): MadeZone | undefined {
  const sets = valueAt(tree, "ResourceRecordSets");
  if (sets?.kind !== "list") return undefined;
  const routed = sets.items.filter((set) => valueAt(set, "SetIdentifier") && !valueAt(set, "AliasTarget"));
  return {
    form: "Route 53's JSON",
    lines: sets.items.flatMap(linesOf),
    notes: [
      ...noteOf(
        routed,
        "records with a routing policy as plain ones",
        "Route 53 answers with one of them at a time; here all of them count",
      ),
    ],
  };
}

function linesOf(set: Tree): MadeLine[] {
  const type = textAt(set, "Type") ?? "";
  const owner = absolute(decimal(textAt(set, "Name") ?? ""));
  const alias = textAt(valueAt(set, "AliasTarget"), "DNSName");
  // As cli53 exports it.
  if (alias !== undefined)
    return [recordLine({ owner, type: "AWS", rdata: rdataOf(`ALIAS ${type} ${alias}`), at: set.at })];
  return itemsOf(valueAt(set, "ResourceRecords")).map((record) => {
    const value = valueAt(record, "Value") ?? record;
    return recordLine({
      owner,
      ttl: textAt(set, "TTL"),
      type,
      rdata: rdataIn(type, decimal(textOf(value) ?? "")),
      at: value.at,
    });
  });
}

function rdataIn(type: string, value: string): string {
  return type === "TXT" || type === "SPF" ? quotedText(value) : withAbsoluteTarget(type, rdataOf(value));
}

/** Octets in octal as a zone file writes them, in decimal. */
function decimal(text: string): string {
  return text.replace(/\\([0-3][0-7]{2})|\\./gs, (part, octal: string | undefined) =>
    octal === undefined ? part : `\\${String(Number.parseInt(octal, 8)).padStart(3, "0")}`,
  );
}

function absolute(name: string): string {
  return name.endsWith(".") ? name : `${name}.`;
}

function noteOf(sets: readonly Tree[], subject: string, because: string): ZoneNote[] {
  const [first] = sets;
  if (!first) return [];
  const { line } = positionAt(first.at.source, first.at.start);
  const more = sets.length === 1 ? "" : ` and ${sets.length - 1} more`;
  const place = `${printable(first.at.source.path)}:${line}${more}`;
  return [{ about: "record", subject, because: `${place}: ${because}`, at: first.at }];
}
