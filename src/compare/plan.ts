import type { ZoneEdit } from "../finding.js";
import { type Name, parentOf, root } from "../zone/name.js";
import type { RecordType } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import type { Comparison, ZonePair } from "./comparison.js";
import { type KeptAnswer, keptAnswers } from "./kept-answer.js";
import { hasSameServers, serversOf } from "./name-servers.js";

/** What a move of zones to another provider takes, with the times that caches impose. */
export interface CutoverPlan {
  readonly now: Date;
  /** When the name servers are switched; absent when nobody said. */
  readonly cutover?: Date;
  readonly moves: readonly ZoneMove[];
  /** Zones that the new provider lacks altogether. */
  readonly missing: readonly Zone[];
  /** The longest that a resolver keeps what is not to be kept over the cutover, in seconds. */
  readonly longestKept: number;
  /** The longest that a resolver keeps who the name servers are, the zone above included. */
  readonly longestServers: number;
}

/** The move of one zone. */
export interface ZoneMove {
  readonly origin: Name;
  /** The file of the new side. */
  readonly file: string;
  readonly oldServers: readonly Name[];
  readonly newServers: readonly Name[];
  /** False where both sides state the same name servers: then either nothing is switched, or the new side is wrong. */
  readonly isSwitched: boolean;
  /** What resolvers keep over the cutover. */
  readonly kept: readonly KeptAnswer[];
  /** What is to be added to the new zone, replaced or removed there before the switch. */
  readonly repairs: readonly ZoneEdit[];
  /** Whether the old zone has keys or signatures; most exports leave them out. */
  readonly isSigned: boolean;
  /** TTLs in the zone above, where it is among the given ones. */
  readonly above: { readonly servers?: number; readonly ds?: number };
}

/** Two days: what the registries of .com and .net give name servers, and the longest that is usual. */
const usualServersAbove = 172_800;

/**
 * @param repairs what gives the new side back what it lacks; what is meant to be gone is not among it
 */
export function cutoverPlan(comparison: Comparison, repairs: readonly ZoneEdit[]): CutoverPlan {
  const { now, cutover, pairs, lost } = comparison;
  const byZone = new Map<Zone, ZoneEdit[]>();
  for (const edit of repairs) {
    const known = byZone.get(edit.zone);
    if (known) known.push(edit);
    else byZone.set(edit.zone, [edit]);
  }
  const moves = pairs
    .filter(({ before, after }) => after.view === "public" && after.origin === before.origin)
    .map((pair) => zoneMove(pair, comparison, byZone.get(pair.after) ?? []));
  const kept = moves.flatMap((move) => move.kept);
  const servers = kept.filter(({ kind }) => kind === "servers");
  return {
    ...{ now, moves, missing: lost },
    ...(cutover && { cutover }),
    longestKept: longest(kept.map(({ seconds }) => seconds)),
    longestServers: longest([
      ...servers.map(({ seconds }) => seconds),
      ...moves.filter(({ isSwitched }) => isSwitched).map(({ above }) => above.servers ?? usualServersAbove),
    ]),
  };
}

function zoneMove(pair: ZonePair, comparison: Comparison, repairs: readonly ZoneEdit[]): ZoneMove {
  const { before, after } = pair;
  return {
    origin: after.origin,
    file: after.source.path,
    oldServers: [...serversOf(before)],
    newServers: [...serversOf(after)],
    isSwitched: !hasSameServers(before, after),
    kept: keptAnswers(pair),
    repairs,
    isSigned: before.count("DNSKEY", before.origin) + before.count("RRSIG", before.origin) > 0,
    above: above(before, comparison),
  };
}

/** What the zone above says of a zone, where one of the sides has it. */
function above({ origin }: Zone, { before, after }: Comparison): ZoneMove["above"] {
  if (origin === root) return {};
  const parents = [before, after].flatMap((side) => side.zones("public").enclosing(parentOf(origin)) ?? []);
  const ttl = (type: RecordType) => {
    const ttls = parents.flatMap((zone) => zone.records(origin, type).map((record) => record.ttl));
    return ttls.length > 0 ? longest(ttls) : undefined;
  };
  const [servers, ds] = [ttl("NS"), ttl("DS")];
  return { ...(servers !== undefined && { servers }), ...(ds !== undefined && { ds }) };
}

function longest(seconds: readonly number[]): number {
  return seconds.reduce((most, one) => Math.max(most, one), 0);
}
