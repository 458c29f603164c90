import type { ResourceRecord } from "../zone/record.js";

/** Records are made when they are asked for, so the same one is told by its place. */
export function isSameEntry(one: ResourceRecord, other: ResourceRecord): boolean {
  return one.span.source === other.span.source && one.span.start === other.span.start;
}
