import { whyInternal } from "../../certificate/internal-name.js";
import type { Estate } from "../../estate/estate.js";
import { isInternalZone } from "../../estate/internal-zone.js";
import { hasPlaceholders } from "../../estate/provider-habit.js";
import { isSingleHost } from "../../estate/single-host.js";
import { withoutDot } from "../../zone/name.js";
import { soaOf } from "../../zone/soa.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "single-nameserver",
    scope: "zone",
    severity: "info",
    summary: "A public zone names a single name server",
    why: "While its only name server is down or out of reach, nothing in a zone can be resolved: no mail arrives, no client finds its server. Two servers in different networks are the least that is asked for, and registries of many top-level domains insist on it. It is no more than worth knowing here, because one name can stand for several machines.",
    sources: ["RFC 1034 §4.1", "RFC 2182 §5", "RFC 1912 §2.8"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, zone }) {
    const { view, origin: owner } = zone;
    if (view !== "public" || zone.count("NS", owner) !== 1 || isServedInside(estate, zone)) return;
    const [server] = zone.records(owner, "NS");
    if (!server || zone.source.madeFrom || hasPlaceholders(estate, zone)) return;
    // A server that only an organisation itself can find is public-internal-target's.
    if (whyInternal(server.data.target)) return;
    yield { at: server.span, view, owner, type: "NS" as const, server: withoutDot(server.data.target) };
  },
  message({ owner, server }) {
    const name = withoutDot(owner);
    return {
      text: `${server} is the only name server of ${name}. While it cannot be reached, nobody can resolve any name in the zone: mail waits and is returned in the end, and clients find no server.`,
      help: `Have the zone served by a second server in another network, and add its NS record here and at the registrar. If ${server} stands for several machines in different places, this is in order.`,
    };
  },
});

/** The zone of one host, of an organisation's own suffix, or of an Active Directory domain with one controller. */
function isServedInside({ domains }: Estate, zone: Zone): boolean {
  if (isInternalZone(zone.origin)) return true;
  const names = domains.map(({ name }) => name);
  return isSingleHost(zone, names) || isActiveDirectory(zone);
}

/** Whether the timers are those that Windows DNS gives a zone, and no public provider does. */
function isActiveDirectory(zone: Zone): boolean {
  const { refresh, retry, expire } = soaOf(zone)?.data ?? {};
  return refresh === 900 && retry === 600 && expire === 86_400;
}
