import { exporterOf } from "../zone/exporter.js";
import { below, isAtOrBelow, labelsOf, type Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import type { Estate } from "./estate.js";
import { type LostDot, lostDotOfOwner, lostDotOfPointer, lostDotOfTarget } from "./lost-dot.js";
import { resolvingZones, weakTargets } from "./weak-target.js";

/** A record of a zone with a name in it whose final dot is missing. */
export interface DotlessRecord {
  readonly zone: Zone;
  readonly record: ResourceRecord;
  readonly field: "owner" | "target";
  readonly lost: LostDot;
  /** How many records of the zone have it too, when the file as a whole is wrong and it is said once. */
  readonly others?: number;
}

const fewRecords = 4;

/** All names of an estate that seem to have lost their final dot, in owners and in what records point to. */
export function* lostDots(estate: Estate): Iterable<DotlessRecord> {
  for (const zone of [...estate.zones("public").zones, ...estate.zones("internal").zones]) {
    yield* ofOwners(zone);
    yield* ofOtherZones(estate, zone);
    if (!isReverse(zone.origin)) continue;
    for (const record of zone.sift("relative PTR")) {
      const lost = record.type === "PTR" ? lostDotOfPointer(zone, record as ResourceRecord<"PTR">) : undefined;
      if (lost) yield { zone, record, field: "target", lost };
    }
  }
  for (const { zone, target, pointers } of weakTargets(estate)) {
    for (const record of pointers) {
      const lost = lostDotOfTarget(estate, zone, record, target);
      // What a console left out everywhere is a habit of its exports, and a note on the file says so.
      if (lost && exporterOf(zone.source.bytes) !== "GoDaddy") yield { zone, record, field: "target", lost };
    }
  }
}

function isReverse(origin: Name): boolean {
  return origin.endsWith("in-addr.arpa.") || origin.endsWith("ip6.arpa.");
}

/** Owners that end in the zone's name twice, and what points to them: both slips hide each other. */
function* ofOwners(zone: Zone): Iterable<DotlessRecord> {
  const dotless: DotlessRecord[] = [];
  for (const record of zone.sift("origin twice")) {
    const lost = lostDotOfOwner(zone, record);
    if (lost) dotless.push({ zone, record, field: "owner", lost });
  }
  const [first] = dotless;
  if (first && dotless.length >= fewRecords && 2 * dotless.length > zone.size) {
    yield { ...first, others: dotless.length - 1 };
    return;
  }
  yield* dotless;
  for (const [target, lost] of new Map(dotless.map((one) => [one.record.owner, one.lost]))) {
    for (const record of zone.pointersTo(target)) yield { zone, record, field: "target", lost };
  }
}

/** A provider that gives each customer a name below its own has many such; a slip is one of few. */
const mostSlips = 3;
const anyLabel = { shortest: 1, longest: 63, letters: "", strangers: 63, matches: () => true };

/** Owners that are a name of another zone with this zone's name appended, and that no record there points to. */
function* ofOtherZones(estate: Estate, zone: Zone): Iterable<DotlessRecord> {
  const tops = topLabels(estate, zone);
  if (tops.length === 0) return;
  const zones = resolvingZones(estate, zone.view);
  const others = tops.flatMap((top) => [...zonesBelow(estate, zone, below(top, zone.origin))]);
  if (others.length > mostSlips) return;
  for (const { other, node } of others) {
    for (const record of recordsBelow(zone, node)) {
      const meant = record.owner.slice(0, -zone.origin.length) as Name;
      const isPointedTo = zones.enclosing(other.origin)?.pointersTo(record.owner).length;
      if (isPointedTo || zone.pointersTo(record.owner).length > 0) continue;
      const because = `${meant.slice(0, -1)} is a name of the zone ${other.origin.slice(0, -1)}`;
      yield { zone, record, field: "owner", lost: { meant, appended: zone.origin, because, certainty: "possible" } };
    }
  }
}

const topsOf = new WeakMap<Estate, ReadonlySet<string>>();
const fewTops = 8;

/** The labels right below the apex of the zone that are the top-level domain of some zone. */
function topLabels(estate: Estate, zone: Zone): readonly string[] {
  let tops = topsOf.get(estate);
  if (!tops) {
    const origins = (["public", "internal"] as const).flatMap((view) =>
      estate.zones(view).zones.map(({ origin }) => origin),
    );
    tops = new Set(
      origins.filter((origin) => labelsOf(origin).length > 1).map((origin) => labelsOf(origin).at(-1) as string),
    );
    tops = new Set([...tops].filter((top) => top !== "arpa"));
    topsOf.set(estate, tops);
  }
  const known = tops;
  if (known.size <= fewTops) return [...known].filter((top) => zone.has(below(top, zone.origin)));
  return zone.labelsLike(zone.origin, { ...anyLabel, shortest: 2, matches: (label) => known.has(label) });
}

/** The other zones whose names stand below a name of the zone, with the zone's name appended. */
function* zonesBelow(estate: Estate, zone: Zone, node: Name): Iterable<{ other: Zone; node: Name }> {
  for (const label of zone.labelsLike(node, anyLabel)) {
    const name = below(label, node);
    const meant = name.slice(0, -zone.origin.length) as Name;
    const other = resolvingZones(estate, zone.view).enclosing(meant);
    if (!other || isAtOrBelow(other.origin, zone.origin)) {
      if (labelsOf(meant).length < 3) yield* zonesBelow(estate, zone, name);
    } else if (other.origin === meant) yield { other, node: name };
  }
}

function* recordsBelow(zone: Zone, node: Name): Iterable<ResourceRecord> {
  const own = zone.records(node);
  yield* own;
  if (zone.countBelow(node) === own.length) return;
  for (const label of zone.labelsLike(node, anyLabel)) yield* recordsBelow(zone, below(label, node));
}
