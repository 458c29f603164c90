import { below, isAtOrBelow, type Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { RRset, Zone } from "../zone/zone.js";
import { isProviders, meaningOf } from "./meaning.js";

/** The records that one zone has and another does not, records of the providers' own apart; each meaning once. */
export interface OneSided {
  readonly before: readonly ResourceRecord[];
  readonly after: readonly ResourceRecord[];
}

/** Set by set, so that of two large zones little more than the differences is held. */
export function oneSided(before: Zone, after: Zone): OneSided {
  return { before: [...lackingIn(after, before)], after: [...lackingIn(before, after)] };
}

/** What a zone says and another one does not; what it says twice, once. */
function* lackingIn(other: Zone, zone: Zone): Iterable<ResourceRecord> {
  for (const { owner, type, records } of comparableSets(zone, other)) {
    const there = other.records(owner, type);
    const [first] = records;
    if (records.length === 1 && there.length === 1) {
      if (first && meaningOf(first) !== meaningOf(there[0] as ResourceRecord)) yield first;
      continue;
    }
    const said = new Set(there.map(meaningOf));
    for (const record of records) {
      const meaning = meaningOf(record);
      if (said.has(meaning)) continue;
      said.add(meaning);
      yield record;
    }
  }
}

/** What a zone says that does not come with its provider, as far as the other zone reaches. */
function* comparableSets(zone: Zone, other: Zone): Iterable<RRset> {
  const { origin } = zone;
  const reach = other.origin === origin ? undefined : isAtOrBelow(origin, other.origin) ? origin : other.origin;
  const servers = ownServers(zone, other);
  const domainConnect = below("_domainconnect", origin);
  for (const set of zone.sets()) {
    const { owner, type } = set;
    if (isProviders(set, origin) || (reach && !isAtOrBelow(owner, reach))) continue;
    // Domain Connect leads to the provider's own pages.
    if (type === "CNAME" && owner === domainConnect) continue;
    if ((type === "A" || type === "AAAA") && servers.has(owner)) continue;
    yield set;
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
