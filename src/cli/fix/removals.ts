import type { Fix } from "../../finding.js";
import type { Zone } from "../../zone/zone.js";

const smallZone = 10;
const largestShare = 0.3;

/**
 * Whether a zone would lose so much that somebody should look twice: one wrong argument can make every record look wrong.
 * @param fixes that are to be written
 * @returns the sentence that says so
 */
export function tooManyRemovals(fixes: readonly Fix[]): string | undefined {
  const removed = new Map<Zone, Set<string>>();
  for (const { zone, edit } of fixes.flatMap(({ edits }) => edits)) {
    if (edit.kind !== "remove") continue;
    const records = removed.get(zone) ?? new Set();
    removed.set(zone, records.add(`${edit.old.span.source.path}\0${edit.old.span.start}`));
  }
  for (const [zone, { size }] of removed) {
    if (zone.size < smallZone || size <= zone.size * largestShare) continue;
    return `${zone.source.path} would lose ${size} of its ${zone.size} records, more than 30 %.`;
  }
  return undefined;
}
