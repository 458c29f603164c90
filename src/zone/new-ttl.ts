import type { Name } from "./name.js";
import type { RecordType } from "./record.js";
import type { Zone } from "./zone.js";

const anHour = 3600;

/**
 * The TTL, in seconds, for a record that is added: that of the RRset it joins, which must have one TTL (RFC 2181 §5.2),
 * else that of the zone's mail records, else of its SOA.
 */
export function ttlFor(zone: Zone, owner: Name, type: RecordType): number {
  const neighbour =
    zone.records(owner, type)[0] ?? zone.records(zone.origin, "MX")[0] ?? zone.records(zone.origin, "SOA")[0];
  return neighbour?.ttl ?? anHour;
}
