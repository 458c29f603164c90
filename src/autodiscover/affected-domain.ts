import type { AcceptedDomain } from "../estate/estate.js";
import type { ZoneEdit } from "../finding.js";
import { below, type Name, parentOf } from "../zone/name.js";
import type { Zone } from "../zone/zone.js";
import type { ZoneSet } from "../zone/zone-set.js";
import { redirectHost } from "./redirect-probe.js";
import { srvOwner } from "./srv-owner.js";
import type { Survey } from "./survey.js";

/**
 * The domains whose walks may go otherwise once edits are made; for all others nothing is asked that has another answer.
 * @param planned what is concluded of the estate with the edits made
 * @returns domains of `planned`
 */
export function affectedDomains(
  survey: Survey,
  planned: Survey,
  edits: readonly ZoneEdit[],
): readonly AcceptedDomain[] {
  const { domains, hosts } = planned.estate;
  const zones = survey.estate.zones("public");
  const affected = affectedZones(zones, new Set(edits.map(({ zone }) => zone)));
  const isAffected = (name: Name) => affected.has(zones.enclosing(name) as Zone);
  // Where the configuration sends clients no record says.
  const declared = [...hosts.values()].flatMap(({ http }) =>
    typeof http === "object" ? (redirectHost(http) ?? []) : [],
  );
  if (declared.some(isAffected) || factsOf(survey) !== factsOf(planned)) return domains;
  return domains.filter(({ name }) => [name, below("autodiscover", name), srvOwner(name)].some(isAffected));
}

/**
 * The edited zones, and those from which records lead into such a one, directly or by way of others: every question of a
 * walk begins at or below the mail domain and goes on to where records lead.
 */
function affectedZones(zones: ZoneSet, edited: ReadonlySet<Zone>): ReadonlySet<Zone> {
  const askers = askersOf(zones);
  // A DNAME record leads to any name below its target, in whichever zone that is.
  const affected = new Set([...edited, ...zones.zones.filter((zone) => zone.count("DNAME") > 0)]);
  // What is added to a set while it is gone through comes up later.
  for (const zone of affected) for (const asker of askers.get(zone) ?? []) affected.add(asker);
  return affected;
}

/** By zone: the others whose records lead into it. */
function askersOf(zones: ZoneSet): ReadonlyMap<Zone, readonly Zone[]> {
  const askers = new Map<Zone, Zone[]>();
  for (const zone of zones.zones) {
    for (const asked of new Set([...zone.unresolvedTargets()].map(zones.enclosing))) {
      if (asked && asked !== zone) add(askers, asked, zone);
    }
    // The zone above may have addresses of its own for names of this one, which then count as resolved there.
    const above = zones.enclosing(parentOf(zone.origin));
    if (above && above !== zone) add(askers, zone, above);
  }
  return askers;
}

function add(askers: Map<Zone, Zone[]>, asked: Zone, asker: Zone): void {
  const known = askers.get(asked);
  if (known) known.push(asker);
  else askers.set(asked, [asker]);
}

/** What every walk asks of a survey beside its zones, in a form that compares. */
function factsOf({ accessNames, exchangeAddresses, unseenAccessNames }: Survey): string {
  return JSON.stringify([accessNames, [...exchangeAddresses], unseenAccessNames]);
}
