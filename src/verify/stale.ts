import { meaningOf } from "../compare/meaning.js";
import type { Related } from "../finding.js";
import type { ZoneSet } from "../zone/zone-set.js";
import type { Difference } from "./verification.js";

/** Where the zones of today say what a server still answers; nothing when it answers something else. */
export function staleSource({ question, faults }: Difference, today: ZoneSet | undefined): Related[] {
  const { owner, type } = question.subject;
  const zone = today?.enclosing(owner);
  if (!zone || zone === question.zone) return [];
  const records = zone.records(owner, type);
  const meanings = new Set(records.map(meaningOf));
  const [first] = records;
  const isStale = faults.every(
    ({ fault: { answered } }) =>
      answered.length === meanings.size && answered.every((record) => meanings.has(meaningOf(record))),
  );
  return first && isStale ? [{ message: "what the server still answers", at: first.span }] : [];
}
