import { type Name, parentOf } from "./name.js";
import type { RecordType } from "./record.js";
import type { Zone } from "./zone.js";

/**
 * The name nearest to the apex that has records of a type, on the way from the apex down to a name: what hides the rest
 * of the way. @param path `below the apex`: down to the name itself, the apex apart; `above`: the apex, but not the name
 */
export function highestWith(
  zone: Zone,
  type: RecordType,
  name: Name,
  path: "below the apex" | "above",
): Name | undefined {
  let highest: Name | undefined;
  for (let at = name; ; at = parentOf(at)) {
    const counts = path === "above" ? at !== name : at !== zone.origin;
    if (counts && zone.count(type, at) > 0) highest = at;
    if (at === zone.origin) return highest;
  }
}
