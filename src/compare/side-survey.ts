import { addressesOf, isSynthesised } from "../autodiscover/addresses.js";
import { type Survey, surveyOf } from "../autodiscover/survey.js";
import type { Estate, ExchangeAddress } from "../estate/estate.js";
import type { Name } from "../zone/name.js";
import type { View } from "../zone/zone.js";
import { zoneSet } from "../zone/zone-set.js";
import { ownOrHolding } from "./comparison.js";

/** One thing of either side. */
export interface Sides<T> {
  readonly before: T;
  readonly after: T;
}

/**
 * Where Exchange is on either side, as somebody sees it who knows both: the move of a zone to another provider moves no
 * server, so a host that the one side lost is still the one that the other side tells of. Zones that only one side has
 * answer on both; whose domain they are is not judged by that.
 */
export function sideSurveys(before: Estate, after: Estate): Sides<Survey> {
  const old = surveyOf(withZonesOf(before, after));
  const fresh = surveyOf(withZonesOf(after, before));
  return { before: knowing(old, fresh), after: knowing(fresh, old) };
}

function withZonesOf(estate: Estate, other: Estate): Estate {
  const completed = (view: View) => {
    const own = estate.zones(view);
    const missing = other.zones(view).zones.filter(({ origin }) => !ownOrHolding(origin, own));
    return missing.length === 0 ? own : zoneSet(view, [...own.zones, ...missing]);
  };
  const sets = { public: completed("public"), internal: completed("internal") };
  return { ...estate, zones: (view) => sets[view] };
}

/** What a wildcard answers for a name that the other side has a record of tells nothing: new providers park names so. */
function knowing(survey: Survey, other: Survey): Survey {
  const isKept = ({ name }: ExchangeAddress) => !name || hasOwnAddress(survey, name) || !hasOwnAddress(other, name);
  const kept = [...survey.exchangeAddresses.values()].filter(isKept);
  const names = new Set(kept.map(({ name }) => name));
  const learnt = [...other.exchangeAddresses.values()].flatMap((entry) =>
    entry.name && !names.has(entry.name) ? addressesHere(survey, entry, entry.name) : [],
  );
  const isDeclaredOther = (address: string) => ["web", "m365"].includes(survey.estate.hosts.get(address)?.role ?? "");
  const addresses = new Map(kept.map((entry) => [entry.address, entry]));
  for (const entry of learnt) {
    if (!addresses.has(entry.address) && !isDeclaredOther(entry.address)) addresses.set(entry.address, entry);
  }
  return { ...survey, exchangeAddresses: addresses };
}

/** Where a host of Exchange is on this side; where this side does not say so, it is where the other one has it. */
function addressesHere(survey: Survey, entry: ExchangeAddress, name: Name): ExchangeAddress[] {
  if (!hasOwnAddress(survey, name)) return [entry];
  return addressesOf(survey.estate.zones("public"), name).addresses.map((address) => ({ ...entry, address }));
}

function hasOwnAddress({ estate }: Survey, name: Name): boolean {
  const found = addressesOf(estate.zones("public"), name);
  return found.addresses.length > 0 && !isSynthesised(found);
}
