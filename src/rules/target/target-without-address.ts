import { isMissingInside, isWalked } from "../../autodiscover/walked-record.js";
import { isInternalName } from "../../certificate/internal-name.js";
import { addressWritten, mailAddressWritten } from "../../estate/address-as-name.js";
import { lostDotOfTarget } from "../../estate/lost-dot.js";
import { pointsTo } from "../../estate/pointer-wording.js";
import { weakTargets } from "../../estate/weak-target.js";
import type { Severity } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { targetSpan } from "../../zone/target-span.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "target-without-address",
    scope: "estate",
    severity: "error",
    summary: "An MX, NS or SRV record points to a name without an address",
    why: "Whoever follows an MX, NS or SRV record needs an address of the host that it names. If the zone that would hold the host has none for it, the record leads nowhere. Checked across all zones that were given: the host of a record mostly belongs to another zone, where somebody removes it without knowing who points to it.",
    sources: ["RFC 5321 §5.1", "RFC 1035 §3.3.9, §3.3.11", "RFC 2782, Target", "RFC 1912 §2.3"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, assessments }) {
    for (const { zone, target, outcome, pointers } of weakTargets(estate)) {
      const { kind, chain } = outcome;
      if ((kind !== "missing" && kind !== "nothing") || chain.length > 0) continue;
      if (zone.view === "public" ? isInternalName(target) : isMissingInside(assessments, target)) continue;
      for (const record of pointers) {
        const { owner, type } = record;
        if ((type !== "MX" && type !== "NS" && type !== "SRV") || isWalked(assessments, record)) continue;
        if (type === "MX" && mailAddressWritten(target, zone.origin)) continue;
        if (lostDotOfTarget(estate, zone, record, target)) continue;
        const home = estate.zones(zone.view).enclosing(target) ?? zone;
        const isOfZone = type === "NS" && owner === zone.origin;
        const severity: Severity = type === "NS" && !isOfZone ? "warning" : "error";
        const place = { at: targetSpan(record), view: zone.view, owner, type, severity };
        yield { ...place, record, target, kind, zone, home, isRefused: isOfZone && home === zone };
      }
    }
  },
  message({ record, target, kind, zone, home, view, isRefused }) {
    const name = withoutDot(target);
    const address = addressWritten(target, zone.origin);
    const why =
      kind === "nothing"
        ? `${name} exists and has no address, neither A nor AAAA`
        : `there is no ${name} in ${home.source.path}, the zone ${withoutDot(home.origin)} that would hold it`;
    return {
      text: address
        ? `${pointsTo(record, target, view)}: an address cannot stand there, so ${address} was taken for a name, and nobody has such a name. ${effectOf(record, isRefused)}`
        : `${pointsTo(record, target, view)}, but ${why}. ${effectOf(record, isRefused)}`,
      help: address
        ? `Give a host the address ${address} in an A record, and name that host here.`
        : `Name a host that has an address, or give ${name} its A or AAAA record${kind === "missing" ? " back" : ""}; remove the record if the host is gone.`,
    };
  },
});

function effectOf({ type }: ResourceRecord, isRefused: boolean): string {
  if (type === "MX")
    return "Mail servers pass the record over; if no other one is left, mail waits and is then returned.";
  if (type === "SRV") return "Programs that ask for the service find no server.";
  if (isRefused) return "BIND refuses to load the whole zone; elsewhere resolvers ask the other name servers only.";
  return "Resolvers cannot ask this name server; if no other one is left, nothing behind it is found.";
}
