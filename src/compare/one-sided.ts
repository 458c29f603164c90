import { below, isAtOrBelow, type Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import { isProviders, meaningOf } from "./meaning.js";

/** The records that one zone has and another does not, records of the providers' own apart; each meaning once. */
export interface OneSided {
  readonly before: readonly ResourceRecord[];
  readonly after: readonly ResourceRecord[];
}

/**
 * Of a large zone only the meanings are held, and only of one side: what both have is nearly everything, and a record is
 * made again where it turns out to be needed.
 */
export function oneSided(before: Zone, after: Zone): OneSided {
  const isInOld = new Map<string, boolean>();
  for (const record of comparable(after, before)) isInOld.set(meaningOf(record), false);
  const onlyOld = new Map<string, ResourceRecord>();
  let common = 0;
  for (const record of comparable(before, after)) {
    const meaning = meaningOf(record);
    const known = isInOld.get(meaning);
    if (known === undefined) onlyOld.set(meaning, record);
    else if (!known) {
      isInOld.set(meaning, true);
      common++;
    }
  }
  const onlyFresh = new Map<string, ResourceRecord>();
  if (common < isInOld.size) {
    for (const record of comparable(after, before)) {
      const meaning = meaningOf(record);
      if (isInOld.get(meaning) === false) onlyFresh.set(meaning, record);
    }
  }
  return { before: [...onlyOld.values()], after: [...onlyFresh.values()] };
}

/** What a zone says that does not come with its provider, as far as the other zone reaches. */
function* comparable(zone: Zone, other: Zone): Iterable<ResourceRecord> {
  const { origin } = zone;
  const reach = other.origin === origin ? undefined : isAtOrBelow(origin, other.origin) ? origin : other.origin;
  const servers = ownServers(zone, other);
  const domainConnect = below("_domainconnect", origin);
  for (const record of zone.all()) {
    const { owner, type } = record;
    if (isProviders(record, origin) || (reach && !isAtOrBelow(owner, reach))) continue;
    // Domain Connect leads to the provider's own pages.
    if (type === "CNAME" && owner === domainConnect) continue;
    if ((type === "A" || type === "AAAA") && servers.has(owner)) continue;
    yield record;
  }
}

/** Names in the zone that are there for its name servers alone, which the other side does not have. */
function ownServers(zone: Zone, other: Zone): ReadonlySet<Name> {
  const others = new Set(other.records(other.origin, "NS").map(({ data }) => data.target));
  const own = zone.records(zone.origin, "NS").map(({ data }) => data.target);
  const isForThemAlone = (name: Name) =>
    zone.pointersTo(name).every(({ owner, type }) => owner === zone.origin && type === "NS");
  // Where the other side states no name servers, nobody knows that these are none of its own.
  return new Set(others.size === 0 ? [] : own.filter((name) => !others.has(name) && isForThemAlone(name)));
}
