import { canonicalRecord } from "../zone/canonical.js";
import type { Zone } from "../zone/zone.js";

/** The records of a zone in canonical text, one a line and without line ends, in the order of the file. */
export function* canonicalZone(zone: Zone): Iterable<string> {
  for (const record of zone.all()) yield canonicalRecord(record);
}
