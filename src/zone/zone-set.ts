import { type Name, parentOf, root } from "./name.js";
import type { View, Zone } from "./zone.js";

/** The zones of one view, as a resolver that holds them all would see them. */
export interface ZoneSet {
  readonly view: View;
  readonly zones: readonly Zone[];
  /** Zones whose origin an earlier one has already: they answer nothing. */
  readonly duplicates: readonly { readonly zone: Zone; readonly first: Zone }[];
  /** The zone with the longest origin that the name is at or below. */
  enclosing(name: Name): Zone | undefined;
}

/**
 * Puts the zones of a view together; of two with one origin the earlier answers.
 * @param zones in the order in which they were given
 */
export function zoneSet(view: View, zones: readonly Zone[]): ZoneSet {
  const byOrigin = new Map<Name, Zone>();
  const duplicates: { zone: Zone; first: Zone }[] = [];
  for (const zone of zones) {
    const first = byOrigin.get(zone.origin);
    if (first) duplicates.push({ zone, first });
    else byOrigin.set(zone.origin, zone);
  }
  const enclosing = (name: Name): Zone | undefined => {
    for (let at = name; ; at = parentOf(at)) {
      const zone = byOrigin.get(at);
      if (zone || at === root) return zone;
    }
  };
  return { view, zones: [...byOrigin.values()], duplicates, enclosing };
}
