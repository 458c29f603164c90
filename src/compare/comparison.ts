import type { Estate } from "../estate/estate.js";
import { isAtOrBelow, type Name, root } from "../zone/name.js";
import type { View, Zone } from "../zone/zone.js";
import type { ZoneSet } from "../zone/zone-set.js";
import { type BothSides, bothSides } from "./both-sides.js";
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
  /** Compare only the zones of these domains, or below them; all when there are none. */
  readonly only?: readonly Name[];
  /** Told before each zone how many are done, and of how many. */
  readonly progress?: (done: number, of: number) => void;
}

/**
 * Pairs the zones of two estates by their names and holds each pair against each other. Zones inside the network are
 * compared where both sides have them: a provider of public DNS never had them.
 */
export function compareEstates(before: Estate, after: Estate, options: ComparisonOptions = {}): Comparison {
  const { cutover, only = [], progress } = options;
  const isWanted = ({ origin }: Zone) =>
    only.length === 0 || only.some((name) => isAtOrBelow(name, origin) || isAtOrBelow(origin, name));
  const views = (["public", "internal"] as const).map((view) => {
    const sides = bothSides(before.zones(view), after.zones(view));
    return { sides, ...matchedZones(view, sides) };
  });
  const matches = views.flatMap(({ pairs, sides }) =>
    pairs.filter((pair) => isWanted(pair.before)).map((pair) => ({ ...pair, sides })),
  );
  const pairs = matches.map((pair, i): ZonePair => {
    progress?.(i, matches.length);
    return { before: pair.before, after: pair.after, difference: zoneDifference(pair.before, pair.after, pair.sides) };
  });
  const [outside] = views;
  return {
    ...{ before, after, pairs, now: before.now },
    lost: outside?.lost.filter(isWanted) ?? [],
    added: outside?.added.filter(isWanted) ?? [],
    ...(cutover && { cutover }),
  };
}

interface MatchedZones {
  readonly pairs: readonly Omit<ZonePair, "difference">[];
  readonly lost: readonly Zone[];
  readonly added: readonly Zone[];
}

function matchedZones(view: View, sides: BothSides): MatchedZones {
  const taken = sides.before.zones.map((zone) => ({ before: zone, after: ownOrHolding(zone.origin, sides.after) }));
  const divided = sides.after.zones.map((zone) => ({ before: ownOrHolding(zone.origin, sides.before), after: zone }));
  const found = [...taken, ...divided.filter(({ before, after }) => before?.origin !== after.origin)];
  return {
    pairs: found.flatMap(({ before, after }) => {
      // The zones inside are often the same files on both sides.
      const isSame = view === "internal" && before?.source.path === after?.source.path;
      return before && after && !isSame ? [{ before, after }] : [];
    }),
    lost: taken.flatMap(({ before, after }) => (after ? [] : [before])),
    added: divided.flatMap(({ before, after }) => (before ? [] : [after])),
  };
}

/** The zone of this name, or the one above it that has data there: zones are divided and put together now and then. */
export function ownOrHolding(origin: Name, zones: ZoneSet): Zone | undefined {
  const zone = zones.enclosing(origin);
  if (!zone || zone.origin === origin) return zone;
  const isHeld = origin !== root && zone.has(origin) && zone.records(origin, "NS").length === 0;
  return isHeld ? zone : undefined;
}
