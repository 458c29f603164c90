import { type Name, parentOf, root } from "../zone/name.js";
import type { Zone } from "../zone/zone.js";
import { type ZoneSet, zoneSet } from "../zone/zone-set.js";

/** The zones of a view on either side, to find what moved between zones. */
export interface BothSides {
  readonly before: ZoneSet;
  readonly after: ZoneSet;
  /** Zones, of either side, below which there are others: what they say there is hidden. */
  readonly divided: ReadonlySet<Name>;
}

export function bothSides(before: ZoneSet, after: ZoneSet): BothSides {
  const origins = new Set([...before.zones, ...after.zones].map(({ origin }) => origin));
  const divided = new Set<Name>();
  for (const origin of origins) {
    for (let at = origin; at !== root; ) {
      at = parentOf(at);
      if (origins.has(at)) divided.add(at);
    }
  }
  return { before, after, divided };
}

/** Two zones of which no others are known. */
export function twoZones(before: Zone, after: Zone): BothSides {
  return bothSides(zoneSet(before.view, [before]), zoneSet(after.view, [after]));
}
