import type { ZoneEdit } from "../finding.js";
import type { RecordEdit } from "../zone/edit.js";
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

export function keptBefore(zones: ZoneSet, { zone, edit }: ZoneEdit): Kept {
  if (edit.kind !== "add" && !isNewName(edit))
    return { ttl: edit.old.ttl, why: "resolvers keep the old record this long" };
  const { owner, type } = edit.kind === "remove" ? edit.old : edit.record;
  const answer = lookup(zones, owner, type);
  const synthesised = [...answer.chain, ...(answer.outcome === "answer" ? answer.records : [])][0];
  if (answer.wildcard && synthesised) return { ttl: synthesised.ttl, why: ofWildcard };
  const why = "resolvers remember this long that the record did not exist (RFC 2308 §5)";
  return { ttl: negativeTtl(zone), why };
}

export function longest(kept: readonly Kept[]): { wait: number; why: string } {
  const wait = Math.max(...kept.map(({ ttl }) => ttl));
  return { wait, why: kept.find(({ ttl }) => ttl === wait)?.why ?? ofRemoved };
}

/** Whether nobody had a record of the kind there: for one that is added, and for one that is renamed. */
function isNewName(edit: RecordEdit): boolean {
  return edit.kind === "add" || (edit.kind === "replace" && edit.old.owner !== edit.record.owner);
}

/** RFC 2308 §5: the smaller of the SOA's TTL and its MINIMUM; an hour where no SOA was supplied. */
function negativeTtl(zone: Zone): number {
  const soa = zone.records(zone.origin, "SOA")[0] as ResourceRecord<"SOA"> | undefined;
  return soa ? Math.min(soa.ttl, soa.data.minimum) : 3600;
}
