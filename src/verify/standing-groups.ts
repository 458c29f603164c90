import type { Related } from "../finding.js";
import { withoutDot } from "../zone/name.js";
import type { Zone } from "../zone/zone.js";
import type { Server } from "./dns/server.js";
import type { Standing } from "./standing.js";
import type { Verification } from "./verification.js";

/** Zones that one server does not serve for one reason. */
export interface StandingGroup {
  readonly server: Server;
  readonly why: string;
  readonly zones: readonly Zone[];
}

/** Puts zones together that a server does not serve for the same reason: it is said once, however many there are. */
export function standingGroups(
  { zones }: Verification,
  isMeant: (standing: Standing & { readonly serves: false }) => boolean,
): StandingGroup[] {
  const groups = new Map<string, StandingGroup & { readonly zones: Zone[] }>();
  for (const { zone, standings } of zones) {
    for (const standing of standings) {
      if (standing.serves || !isMeant(standing)) continue;
      const { server } = standing.client;
      // The reason may name the zone.
      const why = standing.why.replace(` ${withoutDot(zone.origin)}`, "");
      const key = `${server.label} ${why}`;
      const group = groups.get(key) ?? { server, why: standing.why, zones: [] };
      groups.set(key, group);
      group.zones.push(zone);
    }
  }
  return [...groups.values()];
}

const mostPlaces = 8;

/** The other zones of a group, as places; not all of thousands. */
export function otherPlaces(zones: readonly Zone[]): Related[] {
  return zones
    .slice(1, 1 + mostPlaces)
    .map(({ origin, apex }) => ({ message: `${withoutDot(origin)} as well`, at: apex }));
}

/** "of contoso.com", "of contoso.com and 3 other zones". */
export function zonesText([first, ...others]: readonly Zone[]): string {
  const name = first ? withoutDot(first.origin) : "";
  if (others.length === 0) return name;
  return `${name} and ${others.length === 1 ? "another zone" : `${others.length} other zones`}`;
}
