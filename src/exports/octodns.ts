import type { ZoneProblem } from "../zone/reading.js";
import { recordLine } from "./line.js";
import type { MadeLine, MadeZone } from "./made-zone.js";
import { statedRdata } from "./stated-fields.js";
import { type Member, type Tree, textAt, valueAt } from "./tree.js";

// octoDNS, docs/records.md: the TTL of a record that states none.
const defaultTtl = "3600";

/** octoDNS's YAML: a name below the zone, empty for the zone itself, with one record set or a list of them. */
export function octodnsZone(tree: Tree): MadeZone | undefined {
  if (tree.kind !== "dictionary" || tree.members.length === 0) return undefined;
  if (!tree.members.every(({ value }) => setsOf(value).every((set) => textAt(set, "type") !== undefined)))
    return undefined;
  const problems: ZoneProblem[] = [];
  const lines = tree.members.flatMap((member) => setsOf(member.value).flatMap((set) => linesOf(member, set, problems)));
  return { form: "octoDNS's YAML", lines, problems };
}

function setsOf(value: Tree): readonly Tree[] {
  return value.kind === "list" ? value.items : [value];
}

function linesOf({ key }: Member, set: Tree, problems: ZoneProblem[]): MadeLine[] {
  const type = (textAt(set, "type") ?? "").toUpperCase();
  const values = valueAt(set, "values") ?? valueAt(set, "value");
  const proxied = valueAt(valueAt(valueAt(set, "octodns"), "cloudflare"), "proxied");
  const isProxied = proxied?.kind === "scalar" && proxied.value === true;
  return (values ? setsOf(values) : []).flatMap((value) => {
    const rdata = statedRdata(type, value);
    if (rdata === undefined) {
      problems.push({
        at: value.at,
        reason: `${type} in a form that is not known here`,
        help: "The record is left out.",
      });
      return [];
    }
    // What Cloudflare's export says of a record, so that one question serves both.
    const comment = isProxied ? { comment: "cf_tags=cf-proxied:true" } : {};
    return [recordLine({ owner: key, ttl: textAt(set, "ttl") ?? defaultTtl, type, rdata, ...comment, at: value.at })];
  });
}
