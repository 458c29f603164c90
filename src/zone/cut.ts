import { isBelow, type Name, parentOf } from "./name.js";
import type { Zone } from "./zone.js";

/** The highest name at or above a name at which the zone is delegated to another one; undefined where it speaks itself. */
export function cutAbove(zone: Zone, name: Name): Name | undefined {
  let cut: Name | undefined;
  if (!isBelow(name, zone.origin)) return undefined;
  for (let at = name; at !== zone.origin; at = parentOf(at)) if (zone.records(at, "NS").length > 0) cut = at;
  return cut;
}

/** Whether the name lies in a part of the zone that is delegated to another one. */
export function isCutOff(zone: Zone, name: Name): boolean {
  return cutAbove(zone, name) !== undefined;
}
