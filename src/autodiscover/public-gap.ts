import { hostOf } from "../estate/uri-host.js";
import { weakTargets } from "../estate/weak-target.js";
import type { Certainty } from "../finding.js";
import type { Span } from "../text/source.js";
import { labelsOf, type Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import { addressesOf, ownRecord } from "./addresses.js";
import { isAbsent } from "./exchange-uri.js";
import type { Survey } from "./survey.js";

/** A name of mail that clients inside are given and clients outside are told does not exist. */
export interface PublicGap {
  /** The public zone that does not have it. */
  readonly zone: Zone;
  readonly name: Name;
  /** What the internal view has there. */
  readonly record: ResourceRecord;
  /** Where Exchange says that clients outside are to use it; absent when only the certificate suggests it. */
  readonly handedOut?: { readonly uri: string; readonly at: Span };
  readonly certainty: Certainty;
}

/**
 * Each such name once: those that Exchange hands to clients outside, then those of the certificate. Left out are
 * autodiscover hosts, of which the walks speak; what a public record points to; and what Exchange names for inside alone.
 */
export function publicGaps(survey: Survey): PublicGap[] {
  const { estate } = survey;
  const { autodiscoverServiceInternalUri: scp, urls = [] } = estate.exchange ?? {};
  const handedOut = new Map(
    urls.filter(({ side }) => side === "external").map(({ uri, at }) => [hostOf(uri), { uri, at }] as const),
  );
  const forInside = new Set([...(scp ? [scp] : []), ...urls].map(({ uri }) => hostOf(uri)));
  const names = new Set([...handedOut.keys(), ...survey.accessNames.map(({ name }) => name)]);
  const found: PublicGap[] = [];
  for (const name of names) {
    if (!name || (forInside.has(name) && !handedOut.has(name)) || labelsOf(name)[0] === "autodiscover") continue;
    const zone = estate.zones("public").enclosing(name);
    if (!zone || !isAbsent(estate.zones("public"), name) || isPointedTo(survey, name)) continue;
    const record = ownRecord(addressesOf(estate.zones("internal"), name));
    if (!record) continue;
    const stated = handedOut.get(name);
    found.push({
      ...{ zone, name, record, certainty: stated ? "certain" : "possible" },
      ...(stated && { handedOut: stated }),
    });
  }
  return found;
}

/** Of a record that leads nowhere its own finding speaks. */
function isPointedTo({ estate }: Survey, name: Name): boolean {
  return weakTargets(estate).some(({ zone, outcome }) => zone.view === "public" && outcome.end === name);
}
