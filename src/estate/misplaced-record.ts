import { lineText, positionAt } from "../text/position.js";
import { below, root, withoutDot } from "../zone/name.js";
import type { RecordType, ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import type { Estate } from "./estate.js";

/**
 * Whether a record that the apex lacks stands in the file all the same: in a line or an $INCLUDE that cannot be read,
 * outside of the zone, or at the zone's name written after itself. Another finding speaks of each of these.
 */
export function isMisplaced({ problems }: Estate, zone: Zone, type: RecordType): boolean {
  const line = new RegExp(`^\\S*\\s+(?:(?:IN|\\d\\S*)\\s+)*${type}\\s|^\\$INCLUDE\\b`, "i");
  const field = new RegExp(`\\b${type}\\b`);
  const isUnread = problems.some(({ at: { source, start }, reason }) => {
    if (source.path !== zone.source.path) return false;
    return field.test(reason) || line.test(lineText(source, positionAt(source, start).line));
  });
  const isDoubled = zone.origin !== root && zone.count(type, below(withoutDot(zone.origin), zone.origin)) > 0;
  return isUnread || isDoubled || firstOutside(zone).some((record) => record.type === type);
}

export const mostRead = 1000;

/** The records outside of a zone, as many of them as are worth reading. */
export function firstOutside({ outside }: Zone): ResourceRecord[] {
  const first: ResourceRecord[] = [];
  for (const record of outside.all()) if (first.push(record) === mostRead) break;
  return first;
}
