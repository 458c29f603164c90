import { isProxied } from "../zone/cloudflare-tags.js";
import { withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { type AddressLookup, ownRecord } from "./addresses.js";
import type { Endpoint } from "./endpoint.js";
import type { Survey } from "./survey.js";

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
 * A host as its clients meet it: with Cloudflare's certificate, which carries the zone's name and the names right below
 * it, unless somebody declared what is presented. Whether another certificate was ordered nobody here can tell.
 */
export function asClientsMeet(survey: Survey, endpoint: Endpoint): Endpoint {
  if (endpoint.lookup.outcome !== "answer" || endpoint.class === "m365") return endpoint;
  const proxied = proxiedRecord(endpoint.lookup);
  const origin =
    proxied && survey.estate.zones("public").enclosing(ownRecord(endpoint.lookup)?.owner ?? proxied.owner)?.origin;
  if (!proxied || !origin) return endpoint;
  const { facts, because } = endpoint;
  if (facts?.names !== undefined || facts?.certificate !== undefined) return { ...endpoint, proxied };
  const zone = withoutDot(origin);
  return {
    ...endpoint,
    proxied,
    certainty: "possible",
    because: `${because}, behind Cloudflare's proxy`,
    facts: { ...facts, names: [zone, `*.${zone}`] },
  };
}
