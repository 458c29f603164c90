import type { AcceptedDomain, Estate } from "../estate/estate.js";
import type { ZoneEdit } from "../finding.js";
import type { RecordEdit } from "../zone/edit.js";
import { overlay } from "../zone/overlay.js";
import type { Zone } from "../zone/zone.js";
import { zoneSet } from "../zone/zone-set.js";

/** The estate as it would be with the edits made: for walking the domains again before a cure is offered. */
export function plannedEstate(estate: Estate, edits: readonly ZoneEdit[]): Estate {
  const byZone = new Map<Zone, RecordEdit[]>();
  for (const { zone, edit } of edits) byZone.set(zone, [...(byZone.get(zone) ?? []), edit]);
  const planned = new Map([...byZone].map(([zone, list]) => [zone, overlay(zone, list)]));
  const now = (zone: Zone): Zone => planned.get(zone) ?? zone;
  const sets = {
    public: zoneSet("public", estate.zones("public").zones.map(now)),
    internal: zoneSet("internal", estate.zones("internal").zones.map(now)),
  };
  const domains = estate.domains.map(
    (domain): AcceptedDomain => ({
      ...domain,
      ...(domain.zone && { zone: now(domain.zone) }),
      ...(domain.internalZone && { internalZone: now(domain.internalZone) }),
    }),
  );
  return { ...estate, domains, zones: (view) => sets[view] };
}
