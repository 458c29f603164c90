import { canonicalRecords } from "../zone/canonical.js";
import type { Zone } from "../zone/zone.js";

/** A zone as `convert --to canonical` prints it: one record a line, without line ends, in the order of the file. */
export function canonicalZone(zone: Zone): Iterable<string> {
  return canonicalRecords(zone);
}
