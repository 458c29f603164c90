import { meaningOf } from "../compare/meaning.js";
import { contentOf } from "../compare/wording.js";
import { isAtOrBelow, type Name, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { targetOf } from "../zone/target.js";
import type { Zone } from "../zone/zone.js";
import { recordsIn } from "./answered-record.js";
import type { Message } from "./dns/message.js";
import type { Fault } from "./fault.js";

/**
 * What is wrong with the addresses in a referral (RFC 9471). Glue has no authority, so nobody can ask for it; a server may
 * leave out what finds no room, but not all of it.
 * @param delegation the NS records of the cut
 */
export function glueFault(
  zone: Zone,
  cut: Name,
  delegation: readonly ResourceRecord[],
  { additionals }: Message,
): Fault | undefined {
  const expected: ResourceRecord[] = [];
  let isThere = false;
  for (const target of delegation.flatMap((record) => targetOf(record) ?? [])) {
    for (const type of ["A", "AAAA"] as const) {
      const glue = zone.records(target, type);
      if (glue.length === 0) continue;
      const isGlue = isAtOrBelow(target, cut);
      if (isGlue) expected.push(...glue);
      const answered = recordsIn(additionals, target, type);
      if (answered.length === 0) continue;
      isThere ||= isGlue;
      const known = new Set<string>(glue.map(meaningOf));
      if (answered.every((record) => known.has(meaningOf(record)))) continue;
      return {
        kind: "differs",
        what: `says that ${withoutDot(target)} is at ${contentOf(answered)}`,
        answered,
        expected: glue,
      };
    }
  }
  if (expected.length === 0 || isThere) return undefined;
  return { kind: "missing", what: "delegates it without the addresses of its name servers", answered: [], expected };
}
