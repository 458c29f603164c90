import type { ResourceRecord } from "./record.js";
import type { Zone } from "./zone.js";

const known = new WeakMap<Zone, ResourceRecord<"SOA"> | undefined>();

/** The SOA record of a zone, the first one if it has several: made once, since several rules look at it in every zone. */
export function soaOf(zone: Zone): ResourceRecord<"SOA"> | undefined {
  if (known.has(zone)) return known.get(zone);
  const [soa] = zone.records(zone.origin, "SOA");
  known.set(zone, soa);
  return soa;
}
