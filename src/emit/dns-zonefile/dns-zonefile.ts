import type { Name } from "../../zone/name.js";
import type { RecordSpec, RecordType } from "../../zone/record.js";
import { defaultTtl } from "../default-ttl.js";
import { copiedName } from "./copied-text.js";
import type { DnsZonefile, DnsZonefileRecords } from "./shape.js";
import { statedRecord } from "./stated-record.js";

/** A zone in the form of dns-zonefile, and what has no place in it. */
export interface DnsZonefileZone {
  readonly zone: DnsZonefile;
  /** How many records of each type: of one that the package does not have, or SOA beyond the first. */
  readonly left: ReadonlyMap<RecordType, number>;
}

type Lists = { -readonly [K in keyof DnsZonefileRecords]?: DnsZonefileRecords[K][] };

/** In the order of the package's own output. */
const order = ["ns", "mx", "a", "aaaa", "cname", "ptr", "txt", "srv", "spf", "caa", "ds"] as const;

/**
 * A zone as `convert --to dns-zonefile` prints it.
 * @param records as they are written, in the order of the file
 */
export function dnsZonefile(origin: Name, records: Iterable<RecordSpec>): DnsZonefileZone {
  const lists: Lists = {};
  const left = new Map<RecordType, number>();
  const ttls = new Map<number, number>();
  for (const record of records) {
    const stated = statedRecord(record, origin);
    if (!stated || (stated.key === "soa" && lists.soa)) left.set(record.type, (left.get(record.type) ?? 0) + 1);
    else {
      lists[stated.key] ??= [];
      (lists[stated.key] as unknown[]).push(stated.record);
      ttls.set(record.ttl, (ttls.get(record.ttl) ?? 0) + 1);
    }
  }
  const [soa] = lists.soa ?? [];
  const zone: DnsZonefile = { $origin: copiedName(origin), $ttl: commonTtl(ttls), ...(soa && { soa }) };
  for (const key of order) if (lists[key]) Object.assign(zone, { [key]: lists[key] });
  return { zone, left };
}

/** `generate()` leaves a TTL of 0 out, so then it has to be the default. */
function commonTtl(ttls: ReadonlyMap<number, number>): number {
  return ttls.has(0) ? 0 : (defaultTtl(ttls) ?? 0);
}
