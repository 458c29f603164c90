import { below, type Name, parentOf } from "../zone/name.js";
import { isProviders } from "../zone/provided.js";
import type { ResourceRecord } from "../zone/record.js";
import type { RRset, Zone } from "../zone/zone.js";
import type { ZoneSet } from "../zone/zone-set.js";
import type { BothSides } from "./both-sides.js";
import { meaningOf } from "./meaning.js";

/** The records that one zone has and another does not, records of the providers' own apart; each meaning once. */
export interface OneSided {
  readonly before: readonly ResourceRecord[];
  readonly after: readonly ResourceRecord[];
}

/** Set by set, so that of two large zones little more than the differences is held. */
export function oneSided(before: Zone, after: Zone, sides: BothSides): OneSided {
  const { divided } = sides;
  const [old, fresh] = [
    { zone: before, zones: sides.before },
    { zone: after, zones: sides.after },
  ];
  return { before: [...lackingIn(fresh, old, divided)], after: [...lackingIn(old, fresh, divided)] };
}

interface OneSide {
  readonly zone: Zone;
  readonly zones: ZoneSet;
}

/** What a zone says and another one does not; what it says twice, once. */
function* lackingIn(other: OneSide, own: OneSide, divided: BothSides["divided"]): Iterable<ResourceRecord> {
  for (const { owner, type, records } of comparableSets(own, other, divided)) {
    const there = other.zone.records(owner, type);
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

/** What a zone says that does not come with its provider, as far as the other zone is the one that answers there. */
function* comparableSets(own: OneSide, other: OneSide, divided: BothSides["divided"]): Iterable<RRset> {
  const { origin } = own.zone;
  const servers = ownServers(own.zone, other.zone);
  const domainConnect = below("_domainconnect", origin);
  const isWhole = origin === other.zone.origin && !divided.has(origin);
  for (const set of own.zone.sets()) {
    const { owner, type } = set;
    if (isProviders(set, origin) || !(isWhole || isAnsweredBy(set, own, other))) continue;
    // Domain Connect leads to the provider's own pages.
    if (type === "CNAME" && owner === domainConnect) continue;
    if ((type === "A" || type === "AAAA") && servers.has(owner)) continue;
    yield set;
  }
}

/** Whether both zones are the ones that answer for a set on their sides: a zone below hides what the one above says. */
function isAnsweredBy({ owner, type }: RRset, own: OneSide, other: OneSide): boolean {
  // A delegation stands in the zone above the cut.
  const name = type === "NS" || type === "DS" ? parentOf(owner) : owner;
  return own.zones.enclosing(name) === own.zone && other.zones.enclosing(name) === other.zone;
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
