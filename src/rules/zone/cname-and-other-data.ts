import type { Estate } from "../../estate/estate.js";
import { hasRoutingPolicies, isServedByCloudflare } from "../../estate/provider-habit.js";
import type { Severity } from "../../finding.js";
import { type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "cname-and-other-data",
    scope: "zone",
    severity: "error",
    summary: "A name is an alias and has other records, or is an alias of two names",
    why: "An alias stands for another name in every respect, so its owner cannot have data of its own. BIND, NSD and Knot refuse the whole zone. Consoles that let it pass answer at random: resolvers that know the alias never ask for the rest.",
    sources: ["RFC 1034 §3.6.2", "RFC 1912 §2.4", "RFC 2181 §10.1", "RFC 4034 §3, §4"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, zone }) {
    for (const { owner } of zone.sift("alias beside others")) {
      // The zone's own name is apex-cname's.
      if (owner === zone.origin) continue;
      const found = besideAlias(estate, zone, owner);
      if (found) yield found;
    }
  },
  message({ owner, alias, others, severity }) {
    const name = withoutDot(owner);
    const types = [...new Set(others.map(({ type }) => type))];
    const related = others.slice(0, mostNamed).map(({ type, span }) => ({ message: `the ${type} record`, at: span }));
    if (types.length === 1 && types[0] === "CNAME") {
      return {
        text: `${name} is an alias of two names at once. A name server refuses the whole zone: an alias has one target.`,
        help: "Keep the alias that is meant and remove the other. To share load between hosts, give the name their addresses instead.",
        related,
      };
    }
    const rest = types.filter((type) => type !== "CNAME").join(", ");
    const effect = severity
      ? "Cloudflare answers with both; any other name server refuses the whole zone, and resolvers that have met the alias"
      : "A name server refuses the whole zone; where it is served, resolvers that have met the alias";
    return {
      text: `${name} is an alias of ${withoutDot(alias.data.target)} and has other records too (${rest}). ${effect} find none of the others.`,
      help: `Keep one of the two: remove the other records, or replace the alias by the addresses of ${withoutDot(alias.data.target)}.`,
      related,
    };
  },
});

const mostNamed = 5;

/** RFC 4034 §3 and §4; RFC 2181 §10.1 for the old types. DNAME is dname-and-other-data's. */
const mayBeBeside = new Set(["RRSIG", "NSEC", "SIG", "KEY", "NXT", "DNAME"]);

function besideAlias(estate: Estate, zone: Zone, owner: Name) {
  const [alias, ...further] = zone.records(owner, "CNAME");
  if (!alias) return undefined;
  // The same alias once more is duplicate-record's; a provider that answers with one at a time may have several.
  const isChosen = further.length > 0 && hasRoutingPolicies(estate, zone);
  const aliases = isChosen ? [] : further.filter(({ data }) => data.target !== alias.data.target);
  const data = zone.records(owner).filter(({ type }) => type !== "CNAME" && !mayBeBeside.has(type));
  const others: ResourceRecord[] = [...aliases, ...data];
  if (others.length === 0) return undefined;
  return {
    at: alias.span,
    view: zone.view,
    owner,
    type: "CNAME" as const,
    alias,
    others,
    ...servedAnyway(zone, others),
  };
}

/** Cloudflare lets an alias stand beside everything but addresses, and answers both. */
function servedAnyway(zone: Zone, others: readonly ResourceRecord[]): { severity?: Severity } {
  const isRefused = others.some(({ type }) => type === "CNAME" || type === "A" || type === "AAAA");
  return !isRefused && isServedByCloudflare(zone) ? { severity: "warning" } : {};
}
