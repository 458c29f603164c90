import { isInternalZone } from "../../estate/internal-zone.js";
import type { Severity } from "../../finding.js";
import { hostNameFault } from "../../zone/host-name.js";
import { isBelow, type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { targetOf } from "../../zone/target.js";
import { targetSpan } from "../../zone/target-span.js";
import { whyPlaceholderName } from "../../zone/text/placeholder.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "host-name-not-valid",
    scope: "zone",
    severity: "warning",
    summary: "The name of a host has characters that host names may not have",
    why: "DNS takes any name; hosts may have letters, digits and hyphens only, with no hyphen at the end of a label. BIND refuses a whole zone in which an address or mail record breaks this, or an MX, NS or SRV record points to such a name, unless it is told not to check; some mail programs and web browsers refuse the name; public certificate authorities issue nothing for it. Underscores are met often, because most providers serve them.",
    sources: [
      "RFC 952",
      "RFC 1123 §2.1",
      "RFC 2181 §11",
      "BIND 9 Administrator Reference Manual, check-names",
      "CA/Browser Forum Baseline Requirements §7.1.2.7.12",
    ],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zone }) {
    const told = new Set<Name>();
    const mild: OddName[] = [];
    for (const record of zone.sift("odd host name")) {
      for (const odd of oddNames(zone, record)) {
        if (told.has(odd.name)) continue;
        told.add(odd.name);
        if (odd.severity === "info") mild.push(odd);
        else yield found(zone, odd, 0);
      }
    }
    const [first] = mild;
    if (first) yield found(zone, first, mild.length - 1);
  },
  message({ name, isTarget, record, fault, others }) {
    const odd = withoutDot(name);
    const more = others === 0 ? "" : ` The same goes for ${others} more name${others === 1 ? "" : "s"} in this zone.`;
    const what = isTarget
      ? `The ${record.type} record of ${withoutDot(record.owner)} points to ${odd}, a name`
      : `${odd} has ${record.type === "MX" ? "mail" : "address"} records and a name`;
    const refusal = `BIND refuses to load the zone unless check-names is switched off`;
    const effect = isTarget
      ? `${refusal}, and some programs refuse to connect to such a host`
      : `${refusal}, and no public certificate can carry the name`;
    return {
      text: `${what} with ${fault}, which no host name may have. ${effect}.${more}`,
      help: isTarget
        ? "Give the host a name of letters, digits and hyphens, and name that one here."
        : "Give the host a name of letters, digits and hyphens. If nothing but DNS uses it, and no server of yours is BIND, it may stay.",
    };
  },
});

interface OddName {
  readonly name: Name;
  readonly isTarget: boolean;
  readonly record: ResourceRecord;
  /** "a blank" and the like. */
  readonly fault: string;
  readonly severity: Severity;
}

function found(zone: Zone, odd: OddName, others: number) {
  const { record, isTarget, severity } = odd;
  const at = isTarget ? targetSpan(record) : record.span;
  return { ...odd, at, view: zone.view, owner: record.owner, type: record.type, severity, others };
}

function* oddNames(zone: Zone, record: ResourceRecord): Iterable<OddName> {
  const { owner, type } = record;
  const isInside = zone.view === "internal" || isInternalZone(zone.origin);
  const target = type === "MX" || type === "NS" || type === "SRV" ? targetOf(record) : undefined;
  if (target !== undefined && target !== "." && !isOtherSlip(zone, target)) {
    const fault = hostNameFault(target);
    // Windows lets computers have underscores in their names, and its DNS server serves them.
    if (fault && !(fault === underscore && isInside)) {
      yield { name: target, isTarget: true, record, fault, severity: "warning" };
    }
  }
  if (type !== "A" && type !== "AAAA" && type !== "MX") return;
  const fault = hostNameFault(owner.startsWith("*.") ? (owner.slice(2) as Name) : owner);
  if (!fault || isGlobalCatalog(owner)) return;
  if (fault !== underscore) yield { name: owner, isTarget: false, record, fault, severity: "warning" };
  else if (!isInside) yield { name: owner, isTarget: false, record, fault, severity: "info" };
}

/** A name that does not exist or was never filled in is another rule's to report. */
function isOtherSlip(zone: Zone, target: Name): boolean {
  return (isBelow(target, zone.origin) && !zone.has(target)) || whyPlaceholderName(target, zone.origin) !== undefined;
}

const underscore = "an underscore";

/** What Active Directory has for its global catalog; BIND lets it pass too. */
function isGlobalCatalog(owner: Name): boolean {
  return owner.startsWith("gc._msdcs.");
}
