import type { Certainty } from "../finding.js";
import { below, isAtOrBelow, isBelow, labelsOf, type Name, toName, withoutDot } from "../zone/name.js";
import { originInForce } from "../zone/place.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import type { Estate } from "./estate.js";
import { isAtService, topLevelOf } from "./provider-suffix.js";
import { resolvingZones } from "./weak-target.js";

/** A name that was completed with an origin because its final dot is missing (RFC 1035 §5.1). */
export interface LostDot {
  /** The name without what was appended. */
  readonly meant: Name;
  /** The origin that was appended. */
  readonly appended: Name;
  /** A clause without its full stop. */
  readonly because: string;
  readonly certainty: Certainty;
}

/**
 * What a record was meant to point to, if the name that it points to is one that nobody set up and that makes sense
 * without the origin at its end.
 * @param record of the zone
 * @returns undefined when the name is a node of the zone, or looks as if it were meant as it is
 */
export function lostDotOfTarget(estate: Estate, zone: Zone, record: ResourceRecord, target: Name): LostDot | undefined {
  if (!isBelow(target, zone.origin) || zone.has(target)) return undefined;
  for (const appended of appendable(zone, record)) {
    const meant = withoutSuffix(target, appended);
    const told = meant && whatTells(estate, zone, meant, appended);
    if (told) return { meant, appended, ...told };
  }
  return undefined;
}

/**
 * What the owner of a record was meant to be, if it ends in the name of its zone twice.
 * @param record of the zone
 */
export function lostDotOfOwner(zone: Zone, record: ResourceRecord): LostDot | undefined {
  for (const appended of appendable(zone, record)) {
    const meant = withoutSuffix(record.owner, appended);
    // Below a label with an underscore whole names are meant: of domains that may send reports, for one (RFC 7489 §7.1).
    const isOfService = appended !== zone.origin && /(?:^|\.)_/.test(appended);
    if (meant && !isOfService && isAtOrBelow(meant, zone.origin)) {
      // Below a name of its own somebody may keep names of the zone: for a delivery network, for one.
      const certainty = appended === zone.origin ? "certain" : "possible";
      return { meant, appended, because: twice, certainty };
    }
  }
  return undefined;
}

/**
 * What a PTR record of a reverse zone was meant to point to: no host has a name there (RFC 1035 §3.5). DNS-SD has records
 * of this type below labels with an underscore, which are about the network itself (RFC 6763 §11).
 * @returns without `meant` being usable when it has a single label: nobody can tell whose
 */
export function lostDotOfPointer(zone: Zone, record: ResourceRecord<"PTR">): LostDot | undefined {
  const { target } = record.data;
  if (record.owner.includes("._") || record.owner.startsWith("_") || !isBelow(target, zone.origin)) return undefined;
  const appended = appendable(zone, record).find((origin) => isBelow(target, origin));
  const meant = appended && withoutSuffix(target, appended);
  if (!appended || !meant) return undefined;
  return { meant, appended, because: "hosts have no names in a reverse zone", certainty: "certain" };
}

const twice = "the name of the zone stands in it twice";

/** The origin in force where the record stands, and that of the zone, which consoles append. */
function appendable(zone: Zone, record: ResourceRecord): Name[] {
  const inForce = originInForce(record);
  return inForce !== undefined && isBelow(inForce, zone.origin) ? [inForce, zone.origin] : [zone.origin];
}

function withoutSuffix(name: Name, suffix: Name): Name | undefined {
  if (!isBelow(name, suffix)) return undefined;
  const labels = labelsOf(name);
  return toName(labels.slice(0, labels.length - labelsOf(suffix).length).join("."));
}

function whatTells(
  estate: Estate,
  zone: Zone,
  meant: Name,
  appended: Name,
): Pick<LostDot, "because" | "certainty"> | undefined {
  const certain = (because: string) => ({ because, certainty: "certain" }) as const;
  if (isAtOrBelow(meant, zone.origin)) return certain(twice);
  const labels = labelsOf(meant);
  if (labels.length < 2) return undefined;
  const other = resolvingZones(estate, zone.view).enclosing(meant)?.origin;
  if (other && labelsOf(other).length > 1)
    return certain(`${withoutDot(meant)} is a name of the zone ${withoutDot(other)}`);
  if (isAtService(meant)) return certain(`${withoutDot(meant)} is a name of a well-known service`);
  // Where the label has a sub-tree here, it stands for something of the organisation's own.
  const top = labels.at(-1) as string;
  const kind = zone.has(below(top, appended)) ? undefined : topLevelOf(meant);
  if (kind === "generic") return certain(`.${top} is a top-level domain`);
  return kind && { because: `.${top} is the top-level domain of a country`, certainty: "possible" };
}
