import type { DnsZonefileZone } from "../../emit/dns-zonefile/dns-zonefile.js";
import type { RecordType } from "../../zone/record.js";
import type { Zone } from "../../zone/zone.js";
import { type LeftBehind, placeText } from "./left-behind.js";

/** The records that dns-zonefile has no place for, type by type, with the place of the first. */
export function leftOfDnsZonefile(zone: Zone, { left }: DnsZonefileZone): LeftBehind {
  return { records: Array.from(left, ([type, count]) => sentence(zone, type, count)), remarks: [] };
}

function sentence(zone: Zone, type: RecordType, count: number): string {
  const [first, second] = zone.all([type]);
  // Of SOA records it takes one.
  const at = type === "SOA" ? second : first;
  const place = at ? `${placeText(at.span)}: ` : "";
  const which = type === "SOA" ? "holds one SOA record" : `has no records of type ${type}`;
  const rest = count === 1 ? "the record is" : `the ${count} records are`;
  return `${place}dns-zonefile ${which}, so ${rest} left out.`;
}
