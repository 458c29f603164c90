import type { Estate } from "../../estate/estate.js";
import { lostDotOfTarget } from "../../estate/lost-dot.js";
import { cutAbove } from "../../zone/cut.js";
import { exporterOf } from "../../zone/exporter.js";
import { isAtOrBelow, type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import type { Zone } from "../../zone/zone.js";
import { defineCheck } from "../check.js";
import type { ZonePair } from "../comparison.js";
import { hasSameServers, serversOf } from "../name-servers.js";

export const check = defineCheck({
  meta: {
    id: "soa-ns-inconsistent",
    scope: "comparison",
    severity: "warning",
    summary: "The new zone still names a name server of the old provider, or one of its own without an address",
    why: "The name servers in the zone itself count for more than those that the registrar gives out: resolvers that have asked once go by them (RFC 2181 §5.4.1). One of the old provider among them keeps asking there, and gets old answers until the account is closed and none afterwards. A primary server of the old provider in the SOA record is where dynamic updates and NOTIFY still go. A zone whose name servers are all those of the old one is not on the move, and a primary that never was a name server of the zone is a hidden one: both are left alone.",
    sources: ["RFC 2181 §5.4.1", "RFC 1035 §3.3.13", "RFC 2136 §4.3", "RFC 1996 §3.3"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ pairs, after: estate }) {
    for (const pair of pairs) {
      const { before, after } = pair;
      if (after.origin !== before.origin) continue;
      for (const { record, ...fault } of [...oldServers(pair), ...oldPrimary(pair), ...withoutAddress(estate, after)]) {
        const place = { at: record.span, domain: after.origin, view: after.view, owner: record.owner };
        yield { ...place, type: record.type, side: "new" as const, ...fault };
      }
    }
  },
  message({ domain, kind, server }) {
    const [zone, name] = [withoutDot(domain as Name), withoutDot(server)];
    switch (kind) {
      case "old server":
        return {
          text: `The new zone lists ${name}, a name server of the old provider, beside new ones. Resolvers go on asking it, and get the old answers, or none once the account is closed.`,
          help: `Take the NS record for ${name} out of ${zone} at the new provider.`,
        };
      case "old primary":
        return {
          text: `The SOA record of the new zone names ${name}, a name server of the old provider, as its primary: dynamic updates and notices of changes go there.`,
          help: "Put in the primary name server of the new provider; most providers do that by themselves.",
        };
      case "no address":
        return {
          text: `The new zone has the name server ${name}, a name of its own, without an address: it cannot be asked, unless the registrar gives its address along with the delegation.`,
          help: `Add the A and AAAA records of ${name}, and register them as glue.`,
        };
    }
  },
});

interface Fault {
  readonly kind: "old server" | "old primary" | "no address";
  readonly record: ResourceRecord;
  readonly server: Name;
}

function oldServers({ before, after }: ZonePair): Fault[] {
  const [old, fresh] = [serversOf(before), after.records(after.origin, "NS")];
  // All of them: nobody moves, or a copy of the old file whose name servers no importer takes.
  if (fresh.every(({ data }) => old.has(data.target))) return [];
  return fresh
    .filter(({ data }) => old.has(data.target))
    .map((record) => ({ kind: "old server", record, server: record.data.target }));
}

function oldPrimary({ before, after }: ZonePair): Fault[] {
  const [soa] = after.records(after.origin, "SOA");
  const fresh = serversOf(after);
  if (!soa || fresh.size === 0 || hasSameServers(before, after)) return [];
  const server = soa.data.mname;
  const isOld = serversOf(before).has(server) && !fresh.has(server);
  return isOld ? [{ kind: "old primary", record: soa, server }] : [];
}

/** A name that has lost its final dot is none of the zone's own, and lint says so. */
function withoutAddress(estate: Estate, zone: Zone): Fault[] {
  // It forgets the final dots of its name servers: their names only look as if they were the zone's.
  if (exporterOf(zone.source.bytes) === "GoDaddy") return [];
  return zone
    .records(zone.origin, "NS")
    .filter(({ data: { target } }) => isAtOrBelow(target, zone.origin) && !hasAddress(zone, target))
    .filter((record) => !lostDotOfTarget(estate, zone, record, record.data.target))
    .map((record) => ({ kind: "no address", record, server: record.data.target }));
}

/** What lies below another cut is that zone's to answer. */
function hasAddress(zone: Zone, name: Name): boolean {
  const isThere = zone.records(name).length > 0 || zone.aliases?.has(name) === true;
  return isThere || cutAbove(zone, name) !== undefined;
}
