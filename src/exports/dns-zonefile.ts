import type { ZoneProblem } from "../zone/reading.js";
import { directiveLine, recordLine } from "./line.js";
import type { MadeLine, MadeZone } from "./made-zone.js";
import { statedRdata } from "./stated-fields.js";
import { itemsOf, type Member, type Tree, textAt, valueAt } from "./tree.js";

const directives = { $origin: "$ORIGIN", $ttl: "$TTL" } as const;

/** The JSON of the npm package dns-zonefile: records by type, fields by name. */
export function dnsZonefileZone(tree: Tree): MadeZone | undefined {
  if (tree.kind !== "dictionary" || !(valueAt(tree, "$origin") || valueAt(tree, "soa"))) return undefined;
  const problems: ZoneProblem[] = [];
  const lines = [...headOf(tree), ...tree.members.flatMap((member) => linesOf(member, problems))];
  return { form: "the JSON of dns-zonefile", lines, problems };
}

function headOf(tree: Tree): MadeLine[] {
  return Object.entries(directives).flatMap(([key, directive]) => {
    const text = textAt(tree, key);
    return text === undefined ? [] : [directiveLine(directive, text, valueAt(tree, key)?.at ?? tree.at)];
  });
}

function linesOf({ key, value }: Member, problems: ZoneProblem[]): MadeLine[] {
  const type = key.toUpperCase();
  const records = type === "SOA" ? [value] : itemsOf(value);
  return records.flatMap((record) => {
    const rdata = statedRdata(type, record);
    if (rdata === undefined) {
      problems.push({
        at: record.at,
        reason: `${type} without one of its fields, or of a type that dns-zonefile does not have`,
        help: "The record is left out.",
      });
      return [];
    }
    // The package makes `fullname` of `name` without looking: `@.contoso.com.`, `5.undefined`.
    const owner = textAt(record, "name") ?? textAt(record, "fullname") ?? "";
    return [recordLine({ owner, ttl: textAt(record, "ttl"), type, rdata, at: record.at })];
  });
}
