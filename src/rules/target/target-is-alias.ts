import { isWalked } from "../../autodiscover/walked-record.js";
import { isInternalName } from "../../certificate/internal-name.js";
import { pointsTo } from "../../estate/pointer-wording.js";
import { weakTargets } from "../../estate/weak-target.js";
import type { Severity } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { targetSpan } from "../../zone/target-span.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "target-is-alias",
    scope: "estate",
    severity: "warning",
    summary: "An MX, NS or SRV record points to a name that is an alias",
    why: "The host that an MX, NS or SRV record names must have addresses of its own. Programs that keep to the letter find none at an alias: some mail servers refuse to deliver, resolvers leave the name server out, clients skip the service. BIND refuses to load a zone whose own NS record names an alias. Checked across all zones that were given, because the alias mostly stands in another one.",
    sources: ["RFC 2181 §10.3", "RFC 5321 §5.1", "RFC 2782, Target", "RFC 1912 §2.4"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, assessments }) {
    for (const { zone, target, outcome, pointers } of weakTargets(estate)) {
      const [alias] = outcome.chain;
      if (!alias || (zone.view === "public" && isInternalName(target))) continue;
      for (const record of pointers) {
        const { owner, type } = record;
        if ((type !== "MX" && type !== "NS" && type !== "SRV") || isWalked(assessments, record)) continue;
        const isRefused = type === "NS" && owner === zone.origin && estate.zones(zone.view).enclosing(target) === zone;
        const severity: Severity = isRefused ? "error" : "warning";
        const place = { at: targetSpan(record), view: zone.view, owner, type, severity };
        yield { ...place, record, target, alias, outcome };
      }
    }
  },
  message({ record, target, alias, outcome, view, severity }) {
    const [name, end] = [withoutDot(target), withoutDot(outcome.end)];
    const isThere = outcome.kind === "address" || outcome.kind === "unknown";
    const leads = isThere ? `an alias of ${end}` : `an alias that leads to no address`;
    return {
      text: `${pointsTo(record, target, view)}, which is ${leads}. ${effectOf(record, severity)}`,
      help: isThere
        ? `Name ${end} itself, or give ${name} address records instead of the alias. Where a certificate or a policy (MTA-STS) carries ${name}, the second is the better way.`
        : `Name a host that has address records.`,
      related: [{ message: `here ${name} is made an alias`, at: alias.span }],
    };
  },
});

function effectOf({ type }: ResourceRecord, severity: Severity): string {
  if (type === "MX") return "Most mail servers follow it; those that keep to the standard do not, and return the mail.";
  if (type === "SRV") return "Many programs follow it; those that keep to the standard find no server.";
  if (severity === "error") return "BIND refuses to load the whole zone, and resolvers may leave the name server out.";
  return "Resolvers may leave the name server out, and with it what is delegated to it.";
}
