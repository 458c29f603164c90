import { isCutOff } from "../zone/cut.js";
import { type Lookup, lookup } from "../zone/lookup.js";
import { isAtOrBelow, type Name, parentOf, root } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { View, Zone } from "../zone/zone.js";
import type { ZoneSet } from "../zone/zone-set.js";
import { isAddressWithDot } from "./address-as-name.js";
import type { Estate } from "./estate.js";

/**
 * What a name that is pointed to turns out to be. `address`: it leads to one. `nothing`: it exists, without addresses.
 * `missing`: it does not exist, though a supplied zone would hold it. `loop`: an alias that leads back to itself, or
 * through more aliases than any resolver follows. `delegated`: it lies below a cut of the very zone that points to it.
 * `unknown`: no supplied zone tells.
 */
export type TargetKind = "address" | "nothing" | "missing" | "loop" | "delegated" | "unknown";

export interface TargetOutcome {
  readonly kind: TargetKind;
  /** The name at the end of the aliases. */
  readonly end: Name;
  /** The CNAME and DNAME records on the way: the name that is pointed to is an alias when there are any. */
  readonly chain: readonly ResourceRecord[];
  /** A record of the wildcard that answered for it. */
  readonly wildcard?: ResourceRecord;
}

/** A name that is an alias, or only a wildcard's answer, or does not lead to an address, and the records of one zone that point to it. */
export interface WeakTarget {
  readonly zone: Zone;
  readonly target: Name;
  readonly outcome: TargetOutcome;
  /** In the order of the file; those apart that nobody is ever given, because they lie below a zone cut. */
  readonly pointers: readonly ResourceRecord[];
}

const weakTargetsOf = new WeakMap<Estate, readonly WeakTarget[]>();

/**
 * What records of all zones point to that is no plain host, each name once for each zone, asked in the zone's own view.
 * Names of which nothing at all is known are left out. Found once for an estate.
 */
export function weakTargets(estate: Estate): readonly WeakTarget[] {
  let found = weakTargetsOf.get(estate);
  if (!found) {
    found = (["public", "internal"] as const).flatMap((view) => weakTargetsIn(estate, view));
    weakTargetsOf.set(estate, found);
  }
  return found;
}

/** The zones of a view as a client there sees them: inside, a name that no internal zone holds is asked for outside. */
export function resolvingZones(estate: Estate, view: View): ZoneSet {
  const outside = estate.zones("public");
  if (view === "public") return outside;
  const inside = estate.zones("internal");
  return { ...inside, enclosing: (name) => inside.enclosing(name) ?? outside.enclosing(name) };
}

/** What a name leads to. */
export function targetOutcome(zones: ZoneSet, target: Name): TargetOutcome {
  const four = lookup(zones, target, "A");
  const found = four.outcome === "nodata" ? lookup(zones, target, "AAAA") : four;
  const { name: end, chain, wildcard } = found;
  return { kind: kinds[found.outcome], end, chain, ...(wildcard && { wildcard }) };
}

const kinds: Readonly<Record<Lookup["outcome"], TargetKind>> = {
  answer: "address",
  nodata: "nothing",
  nxdomain: "missing",
  loop: "loop",
  delegated: "unknown",
  outside: "unknown",
};

function weakTargetsIn(estate: Estate, view: View): WeakTarget[] {
  const zones = resolvingZones(estate, view);
  const found: WeakTarget[] = [];
  // Of a fleet all zones point to the same few names; a zone's own names are asked for once anyway.
  const known = new Map<Name, TargetOutcome>();
  for (const zone of estate.zones(view).zones) {
    for (const target of zone.unresolvedTargets()) {
      const isOwn = isAtOrBelow(target, zone.origin);
      let outcome = isOwn ? ownOutcome(zones, zone, target) : known.get(target);
      if (!outcome) {
        outcome = outcomeOf(zones, target);
        known.set(target, outcome);
      }
      if (isPlain(outcome)) continue;
      const pointers = zone.pointersTo(target).filter((record) => isServed(zone, record));
      if (pointers.length > 0) found.push({ zone, target, outcome, pointers });
    }
  }
  return found;
}

/** A host with addresses of its own, or one that nobody here knows. */
function isPlain({ kind, chain, wildcard }: TargetOutcome): boolean {
  return (kind === "address" || kind === "unknown") && chain.length === 0 && wildcard === undefined;
}

/** The root is no host: a null MX, or a service that is not offered (RFC 7505 §3, RFC 2782). */
function outcomeOf(zones: ZoneSet, target: Name): TargetOutcome {
  if (target !== root && zones.enclosing(target)) return targetOutcome(zones, target);
  return { kind: isAddressWithDot(target) ? "missing" : "unknown", end: target, chain: [] };
}

/** Of a name in the zone that points to it. What the child zone says matters nothing to the delegation here. */
function ownOutcome(zones: ZoneSet, zone: Zone, target: Name): TargetOutcome {
  const outcome = outcomeOf(zones, target);
  const mayBeCutOff = outcome.kind === "unknown" || zones.enclosing(target) !== zone;
  if (!mayBeCutOff || !isCutOff(zone, target)) return outcome;
  return { kind: hasAddress(zone, target) ? "address" : "delegated", end: target, chain: [] };
}

export function hasAddress(zone: Zone, name: Name): boolean {
  return zone.records(name, "A").length > 0 || zone.records(name, "AAAA").length > 0;
}

/** What stands at or below a cut is not given to anybody, but for the delegation itself. */
function isServed(zone: Zone, { owner, type }: ResourceRecord): boolean {
  if (owner === zone.origin) return true;
  return !isCutOff(zone, type === "NS" ? parentOf(owner) : owner);
}
