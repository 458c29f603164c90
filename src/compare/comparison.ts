import type { Estate } from "../estate/estate.js";
import { type Name, root } from "../zone/name.js";
import type { View, Zone } from "../zone/zone.js";
import type { ZoneSet } from "../zone/zone-set.js";
import { type ZoneDifference, zoneDifference } from "./zone-difference.js";

/** Two states of the same zones, held against each other: the old provider's, and the new one's. */
export interface Comparison {
  readonly before: Estate;
  readonly after: Estate;
  readonly pairs: readonly ZonePair[];
  /** Zones of the old side that the new one has neither as zones nor within others. */
  readonly lost: readonly Zone[];
  /** Zones of the new side that are new as zones and in all that they say. */
  readonly added: readonly Zone[];
  readonly now: Date;
  /** When the name servers are switched; absent when nobody said. */
  readonly cutover?: Date;
}

/** One zone as it was, and as it is to be. */
export interface ZonePair {
  readonly before: Zone;
  /** The zone of the same name, or the one that has taken in what the old one held. */
  readonly after: Zone;
  readonly difference: ZoneDifference;
}

export interface ComparisonOptions {
  readonly cutover?: Date;
  /** Told before each zone how many are done, and of how many. */
  readonly progress?: (done: number, of: number) => void;
}

/**
 * Pairs the zones of two estates by their names and holds each pair against each other. Zones inside the network are
 * compared where both sides have them: a provider of public DNS never had them.
 */
export function compareEstates(before: Estate, after: Estate, options: ComparisonOptions = {}): Comparison {
  const { cutover, progress } = options;
  const matched = (["public", "internal"] as const).map((view) => matchedZones(view, before, after));
  const matches = matched.flatMap(({ pairs }) => pairs);
  const pairs = matches.map(([old, fresh, view], i): ZonePair => {
    progress?.(i, matches.length);
    const sets = { before: before.zones(view), after: after.zones(view) };
    return { before: old, after: fresh, difference: zoneDifference(old, fresh, sets) };
  });
  const public_ = matched[0];
  return {
    ...{ before, after, pairs, now: before.now },
    lost: public_?.lost ?? [],
    added: public_?.added ?? [],
    ...(cutover && { cutover }),
  };
}

interface MatchedZones {
  readonly pairs: readonly (readonly [before: Zone, after: Zone, view: View])[];
  readonly lost: readonly Zone[];
  readonly added: readonly Zone[];
}

function matchedZones(view: View, before: Estate, after: Estate): MatchedZones {
  const [old, fresh] = [before.zones(view), after.zones(view)];
  const found = old.zones.map((zone) => [zone, ownOrHolding(zone.origin, fresh)] as const);
  return {
    // The zones inside are often the same files on both sides.
    pairs: found.flatMap(([zone, other]) =>
      other && !(view === "internal" && other.source.path === zone.source.path) ? [[zone, other, view] as const] : [],
    ),
    lost: found.flatMap(([zone, other]) => (other ? [] : [zone])),
    added: fresh.zones.filter(({ origin }) => !ownOrHolding(origin, old)),
  };
}

/** The zone of this name, or the one above it that has data there: zones are divided and put together now and then. */
export function ownOrHolding(origin: Name, zones: ZoneSet): Zone | undefined {
  const zone = zones.enclosing(origin);
  if (!zone || zone.origin === origin) return zone;
  const isHeld = origin !== root && zone.has(origin) && zone.records(origin, "NS").length === 0;
  return isHeld ? zone : undefined;
}
