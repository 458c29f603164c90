import type { Estate } from "../estate/estate.js";
import type { ZoneEdit } from "../finding.js";
import type { Name } from "../zone/name.js";
import { ttlFor } from "../zone/new-ttl.js";

/**
 * Makes a host of the public view an alias: the first of its addresses or its alias gives way to the new one.
 * @returns nothing where that is not sure: the host has other data, which must not stand beside an alias (RFC 2181
 * §10.1), or is the apex, or stands in no supplied zone
 */
export function asAlias(estate: Estate, host: Name, target: Name): ZoneEdit[] {
  const zone = estate.zones("public").enclosing(host);
  if (!zone || zone.origin === host) return [];
  const here = zone.records(host);
  if (here.some(({ type }) => type !== "A" && type !== "AAAA" && type !== "CNAME")) return [];
  const [old, ...others] = here;
  const record = {
    owner: host,
    ttl: old?.ttl ?? ttlFor(zone, host, "CNAME"),
    type: "CNAME" as const,
    data: { target },
  };
  const edit = old ? { kind: "replace" as const, old, record } : { kind: "add" as const, record };
  return [{ zone, edit }, ...others.map((other) => ({ zone, edit: { kind: "remove" as const, old: other } }))];
}
