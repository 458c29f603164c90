import { isProxied } from "../zone/cloudflare-tags.js";
import { type Name, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { ZoneSet } from "../zone/zone-set.js";
import type { AddressLookup } from "./addresses.js";

/**
 * The record that is behind Cloudflare's proxy on the way to the addresses of a name, if one is: of an alias that is not,
 * the one that it leads to.
 */
export function proxiedRecord(lookup: AddressLookup): ResourceRecord | undefined {
  const way = [...lookup.chain, lookup.wildcard, lookup.records[0]];
  return way.find((record) => record !== undefined && isProxied(record));
}

/**
 * What Cloudflare's own certificate for the zone of a name carries: its name and the names right below it. Whether another one was
 * ordered nobody here can tell.
 * @returns as the configuration states the names that a host presents
 */
export function namesOfProxy(zones: ZoneSet, name: Name): readonly string[] {
  const origin = zones.enclosing(name)?.origin;
  return origin ? [withoutDot(origin), `*.${withoutDot(origin)}`] : [];
}
