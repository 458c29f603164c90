import { isBelow, labelsOf, type Name } from "../zone/name.js";
import type { Zone } from "../zone/zone.js";

/** Whether every record of the zone stands at its apex. */
export function hasOnlyApex(zone: Zone): boolean {
  return zone.records(zone.origin).length === zone.size;
}

/**
 * Whether the zone is a "pinpoint" zone: one host, served inside so that the rest of its domain is not shadowed.
 * Its origin is a host or service name, not a mail domain.
 * @param domains what counts as an accepted domain otherwise
 */
export function isSingleHost(zone: Zone, domains: Iterable<Name>): boolean {
  if (!hasOnlyApex(zone)) return false;
  const label = labelsOf(zone.origin)[0] ?? "";
  if (label.startsWith("_") || label === "autodiscover") return true;
  for (const domain of domains) if (isBelow(zone.origin, domain)) return true;
  return false;
}
