import type { Estate } from "../../estate/estate.js";
import type { Fix } from "../../finding.js";
import { lookup } from "../../zone/lookup.js";
import { below, isBelow, labelsOf, type Name, parentOf, toName, withoutDot } from "../../zone/name.js";
import { soaOf } from "../../zone/soa.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "soa-rname-unescaped",
    scope: "zone",
    severity: "error",
    summary: "The mail address in the SOA record is not written as a name",
    why: "The SOA record gives the address of whoever is responsible for the zone, as a name: its first dot stands for the @, and a dot before the @ takes a backslash. Written as an address it means another one, which nobody has. Reports about the zone are lost, and Knot refuses a zone with an @ there.",
    sources: ["RFC 1035 §3.3.13, §8", "RFC 1912 §2.2", "RFC 2142 §7"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate, zone }) {
    const { view, origin: owner } = zone;
    const soa = soaOf(zone);
    const slip = soa && slipIn(estate, zone, soa.data.rname);
    if (slip) yield { at: soa.span, view, owner, type: "SOA" as const, zone, soa, ...slip };
  },
  message({ owner, soa, right, hasAt }) {
    const rname = withoutDot(soa.data.rname).replace(atSign, "@");
    const example = withoutDot(below("hostmaster", owner));
    const help = right
      ? `Write ${right} in its place, with its final dot.`
      : `Write a dot in place of the @ and put a final dot behind it, as in ${example}. for hostmaster@${withoutDot(owner)}.`;
    if (hasAt) {
      return {
        text: `The mail address in the SOA record of ${withoutDot(owner)} is written with an @ (${rname}), so it is no address that mail could reach. Knot refuses the whole zone; where it is served, whoever has to report a fault of it finds nobody.`,
        help,
      };
    }
    const [local, domain] = mailbox(soa.data.rname);
    return {
      text: `The mail address in the SOA record of ${withoutDot(owner)} reads ${local}@${withoutDot(domain)}, and ${withoutDot(domain)} does not exist. If the dot is part of the name before the @, it takes a backslash. As it is, whoever has to report a fault of the zone finds nobody.`,
      help,
    };
  },
  fix({ zone, soa, right }): Fix | undefined {
    if (!right) return undefined;
    const { span: _, ...record } = soa;
    return {
      safety: "unsafe",
      summary: `Write the mail address in the SOA record of ${withoutDot(zone.origin)} as a name`,
      edits: [
        { zone, edit: { kind: "replace", old: soa, record: { ...record, data: { ...soa.data, rname: right } } } },
      ],
      commands: [],
    };
  },
});

/** Mailboxes that are called so as a whole (RFC 2142): what follows is no second part of a person's name. */
const roles = new Set(["admin", "dns", "dnsadmin", "hostmaster", "info", "noc", "postmaster", "root", "webmaster"]);

interface Slip {
  readonly hasAt: boolean;
  /** The name that is meant, where it is sure. */
  readonly right?: Name;
  readonly severity?: "info";
}

/** How names show it. */
const atSign = "\\@";

function slipIn(estate: Estate, zone: Zone, rname: Name): Slip | undefined {
  if (rname.includes(atSign)) return withRight(true, toName(fromAddress(rname, zone.origin) ?? ""));
  const [local = "", ...rest] = labelsOf(rname);
  const domain = parentOf(rname);
  if (!isBelow(domain, zone.origin) || isDoubled(domain, zone.origin)) return undefined;
  if (lookup(estate.zones(zone.view), domain, "MX").outcome !== "nxdomain") return undefined;
  const isFullName = parentOf(domain) === zone.origin && zone.count("MX", zone.origin) > 0 && !roles.has(local);
  const right = isFullName ? toName(below(`${local}\\.${rest[0]}`, zone.origin)) : undefined;
  return { ...withRight(false, right), severity: "info" };
}

function withRight(hasAt: boolean, right: Name | undefined): Slip {
  return { hasAt, ...(right && { right }) };
}

/** An address as a name. One without final dot got the origin behind it: if it ends in the origin itself, that is taken off. */
function fromAddress(rname: Name, origin: Name): string | undefined {
  const [local = "", domain = "", ...more] = rname.split(atSign);
  if (local === "" || domain === "" || more.length > 0) return undefined;
  const meant = isDoubled(domain as Name, origin) ? domain.slice(0, -origin.length) : domain;
  // Below the origin and not doubled: nobody can tell whether the final dot was forgotten.
  if (meant === domain && isBelow(domain as Name, origin)) return undefined;
  return `${local.replace(/\\?\./g, "\\.")}.${meant}`;
}

/** Whether a name ends in the origin and once more in it: its final dot was forgotten. */
function isDoubled(name: Name, origin: Name): boolean {
  return name === `${origin}${origin}` || name.endsWith(`.${origin}${origin}`);
}

/** The address that a name is read as. */
function mailbox(rname: Name): [local: string, domain: Name] {
  return [labelsOf(rname)[0] ?? "", parentOf(rname)];
}
