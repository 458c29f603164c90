import type { CutoverPlan, ZoneMove } from "../../compare/plan.js";
import { parentOf, withoutDot } from "../../zone/name.js";
import { all, box, command, groupsBy, hasDs, named, some } from "./checklist.js";

/** What TTLs are lowered to. */
export const low = 300;

/** How long a DS record is kept, where nobody said: that of most registries. */
export const usualDs = 86_400;

export function shortening({ moves }: CutoverPlan): string[] {
  return [
    "At the old provider. A resolver keeps an answer for its TTL (RFC 1034 §3.6), that there is none for the smaller of the SOA record's TTL and its last field (RFC 2308 §5).",
    "",
    ...moves.flatMap((move) => move.kept.filter(({ seconds }) => seconds > low).map(lowering)),
    ...groupsBy(
      moves.filter(({ isSwitched, above }) => isSwitched && above.servers === undefined),
      parentOfMove,
    ).map(lookAbove),
    ...moves
      .filter(({ above }) => above.servers !== undefined)
      .map(({ origin, above }) =>
        box(`${named(origin)}: the zone above gives its NS records a TTL of ${above.servers}.`),
      ),
    ...groupsBy(
      moves.filter((move) => !hasDs(move)),
      () => "",
    ).map(askForDs),
    ...moves.filter(hasDs).map(takeDsOut),
  ];
}

function parentOfMove({ origin }: ZoneMove): string {
  return parentOf(origin);
}

function lowering({ kind, record, seconds, names }: ZoneMove["kept"][number]): string {
  const from = `from ${seconds} to ${low}`;
  switch (kind) {
    case "servers":
      return box(`${named(record.owner)}: lower the TTL of its NS records ${from}, if the old provider lets you.`);
    case "changed":
      return box(`${named(record.owner)}: lower the TTL of its ${record.type} records ${from}; they change.`);
    case "missing":
      return box(
        `${some(names)}: new ${names.length === 1 ? "name" : "names"}. Lower the last field of the SOA record ${from}, if the old provider lets you.`,
      );
  }
}

/** The NS records above the zone cut are the registry's (RFC 1034 §4.2.1), and nobody else can lower their TTL. */
function lookAbove(moves: readonly ZoneMove[]): string {
  const [{ origin }] = moves as [ZoneMove];
  const servers = command(["dig", "+short", "NS", withoutDot(parentOf(origin))]);
  const ask = command(["dig", "+norecurse", "NS", withoutDot(origin), "@SERVER"]);
  return box(
    `${all(moves)}: see which TTL the zone above gives ${moves.length === 1 ? "its" : "their"} NS records, since nobody but the registry can lower it. ${servers} names the servers, ${ask} shows it of ${named(origin)}. Here two days are counted on, as for .com and .net.`,
  );
}

/** RFC 6781 §4.3.5.2: where the old operator signs and does not help, the zone goes insecure for the time of the move. */
function askForDs(moves: readonly ZoneMove[]): string {
  const [{ origin }] = moves as [ZoneMove];
  const each = moves.length === 1 ? "" : `, and so for each of ${all(moves)}`;
  return box(
    `${command(["dig", "+short", "DS", withoutDot(origin)])} prints nothing${each}. If it prints something, the zone is signed, whatever the export shows: take the DS records out at the registrar now, and do not switch before their TTL is over (RFC 6781 §4.3.5.2).`,
  );
}

function takeDsOut({ origin, above }: ZoneMove): string {
  const ttl =
    above.ds === undefined
      ? `${command(["dig", "DS", withoutDot(origin)])} shows it, and a day is counted on`
      : `it is ${above.ds}`;
  return box(
    `${named(origin)} is signed: take its DS records out at the registrar now, and do not switch before their TTL is over (RFC 6781 §4.3.5.2; ${ttl}). Leave the signatures in the zone until then.`,
  );
}
