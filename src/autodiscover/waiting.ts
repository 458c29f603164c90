import type { ZoneEdit } from "../finding.js";
import { lookup } from "../zone/lookup.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import type { ZoneSet } from "../zone/zone-set.js";

/** An answer that resolvers may hold from before an edit: how many seconds, and which. */
export interface Kept {
  readonly ttl: number;
  readonly why: string;
}

export const ofRemoved = "resolvers keep what was removed this long";
export const ofWildcard = "resolvers keep the wildcard's answer this long";

/** What was answered before there was such a record: before one is added, or renamed to a name. Else the record itself. */
export function keptBefore(zones: ZoneSet, { zone, edit }: ZoneEdit): Kept {
  if (edit.kind === "remove" || (edit.kind === "replace" && edit.old.owner === edit.record.owner))
    return { ttl: edit.old.ttl, why: "resolvers keep the old record this long" };
  const { owner, type } = edit.record;
  const { chain, records, wildcard } = lookup(zones, owner, type);
  const [answer] = [...chain, ...records];
  if (answer) return { ttl: answer.ttl, why: wildcard ? ofWildcard : "resolvers keep the records of before this long" };
  const why = "resolvers remember this long that the record did not exist (RFC 2308 §5)";
  return { ttl: negativeTtl(zone), why };
}

export function longest(kept: readonly Kept[]): { wait: number; why: string } {
  const wait = Math.max(...kept.map(({ ttl }) => ttl));
  return { wait, why: kept.find(({ ttl }) => ttl === wait)?.why ?? ofRemoved };
}

/** RFC 2308 §5: the smaller of the SOA's TTL and its MINIMUM; an hour where no SOA was supplied. */
function negativeTtl(zone: Zone): number {
  const soa = zone.records(zone.origin, "SOA")[0] as ResourceRecord<"SOA"> | undefined;
  return soa ? Math.min(soa.ttl, soa.data.minimum) : 3600;
}
