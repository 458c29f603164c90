import { pointsTo } from "../../estate/pointer-wording.js";
import { hasAddress, resolvingZones, targetOutcome, weakTargets } from "../../estate/weak-target.js";
import type { Fix, Severity } from "../../finding.js";
import { cutAbove } from "../../zone/cut.js";
import { isAtOrBelow, type Name, withoutDot } from "../../zone/name.js";
import { ttlFor } from "../../zone/new-ttl.js";
import type { RecordSpec, ResourceRecord } from "../../zone/record.js";
import { targetSpan } from "../../zone/target-span.js";
import type { Zone } from "../../zone/zone.js";
import type { ZoneSet } from "../../zone/zone-set.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "missing-glue",
    scope: "estate",
    severity: "error",
    summary: "A name server below a zone cut has no address beside the delegation",
    why: "The name server of a delegated zone that has its name in that very zone can only be found by an address that the parent gives along with the delegation (glue). Without it a resolver would have to ask the name server for its own address. A name below another cut of the zone can be asked for there, which costs time and fails where the two depend on each other.",
    sources: ["RFC 1034 §4.2.1", "RFC 9471 §2, §3", "RFC 1912 §2.3"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate }) {
    for (const { zone, target, outcome, pointers } of weakTargets(estate)) {
      if (outcome.kind !== "delegated") continue;
      const zones = resolvingZones(estate, zone.view);
      const cut = cutAbove(zone, target) as Name;
      for (const record of pointers) {
        const { owner, type } = record;
        if (type !== "NS") continue;
        const isReached = isReachable(zones, zone, owner, new Set());
        const isSibling = owner === zone.origin || !isAtOrBelow(target, owner);
        const severity: Severity = !isReached ? "error" : isSibling ? "info" : "warning";
        const addresses = known(zones, zone, target);
        const place = { at: targetSpan(record), view: zone.view, owner, type, severity };
        yield { ...place, record, target, cut, zone, isReached, isSibling, addresses };
      }
    }
  },
  message({ record, target, cut, isReached, isSibling, addresses, view }) {
    const [owner, name] = [withoutDot(record.owner), withoutDot(target)];
    const where = isSibling
      ? `a name below ${withoutDot(cut)}, which is delegated too, and no address of it stands here`
      : `a name of the delegated zone itself, and no address of it stands here beside the delegation`;
    const effect = isReached
      ? isSibling
        ? `Resolvers have to find ${name} first: every first question takes longer.`
        : `Resolvers cannot ask this name server, and go to the other ones.`
      : `No name server of ${owner} can be found: nothing at or below ${owner} resolves.`;
    const texts = addresses.map(({ data }) => data.address);
    return {
      text: `${pointsTo(record, target, view)}, ${where}. ${effect}`,
      help:
        texts.length > 0
          ? `Give ${name} its addresses in this zone too: ${texts.join(", ")}.`
          : `Add the A or AAAA record of ${name} to this zone; the operator of ${withoutDot(cut)} knows the address.`,
    };
  },
  fix({ target, zone, addresses }): Fix | undefined {
    if (addresses.length === 0) return undefined;
    const edits = addresses.map(({ type, data }) => {
      const record = { owner: target, ttl: ttlFor(zone, target, type), type, data } as RecordSpec;
      return { zone, edit: { kind: "add" as const, record } };
    });
    return { safety: "safe", summary: `Add the glue of ${withoutDot(target)}`, edits, commands: [] };
  },
});

/** The addresses that the delegated zone gives the name, where that zone was given too. */
function known(zones: ZoneSet, zone: Zone, name: Name): ResourceRecord<"A" | "AAAA">[] {
  const child = zones.enclosing(name);
  if (!child || child === zone || cutAbove(child, name) !== undefined) return [];
  return [...child.records(name, "A"), ...child.records(name, "AAAA")];
}

/** Whether at least one name server of a delegation can be found without asking the delegated zone for it. */
function isReachable(zones: ZoneSet, zone: Zone, owner: Name, seen: Set<Name>): boolean {
  if (seen.has(owner)) return false;
  seen.add(owner);
  return zone.records(owner, "NS").some(({ data: { target } }) => {
    if (hasAddress(zone, target)) return true;
    const cut = cutAbove(zone, target);
    if (cut !== undefined) return isReachable(zones, zone, cut, seen);
    const { kind } = targetOutcome(zones, target);
    return kind === "address" || kind === "unknown";
  });
}
