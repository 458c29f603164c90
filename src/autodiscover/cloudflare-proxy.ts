import { isProxied } from "../zone/cloudflare-tags.js";
import { withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { ZoneSet } from "../zone/zone-set.js";
import { type AddressLookup, ownRecord } from "./addresses.js";

/**
 * The record that is behind Cloudflare's proxy on the way to the addresses of a name, if one is: of an alias that is not,
 * the one that it leads to.
 */
export function proxiedRecord(lookup: AddressLookup): ResourceRecord | undefined {
  const [first] = lookup.records;
  const way = [...lookup.chain, lookup.wildcard ?? first, ...(lookup.chain.length > 0 && first ? [first] : [])];
  return way.find((record) => record !== undefined && isProxied(record)) ?? undefined;
}

/**
 * What Cloudflare's own certificate for a zone carries: its name and the names right below it. Whether another one was
 * ordered nobody here can tell.
 * @returns as the configuration states the names that a host presents
 */
export function namesOfProxy(zones: ZoneSet, lookup: AddressLookup): readonly string[] {
  const owner = ownRecord(lookup)?.owner;
  const origin = owner && zones.enclosing(owner)?.origin;
  return origin ? [withoutDot(origin), `*.${withoutDot(origin)}`] : [];
}
