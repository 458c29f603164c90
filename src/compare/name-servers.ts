import type { Name } from "../zone/name.js";
import type { Zone } from "../zone/zone.js";

/** The name servers that a zone states for itself; many exports leave them out. */
export function serversOf(zone: Zone): ReadonlySet<Name> {
  return new Set(zone.records(zone.origin, "NS").map(({ data }) => data.target));
}

/** Whether both states have the same name servers, and state them: then the zone does not move. */
export function hasSameServers(before: Zone, after: Zone): boolean {
  const [old, fresh] = [serversOf(before), serversOf(after)];
  return old.size > 0 && old.size === fresh.size && [...old].every((name) => fresh.has(name));
}
