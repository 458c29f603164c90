import { positionAt } from "../text/position.js";
import { printable } from "../text/printable.js";
import type { SourceFile, Span } from "../text/source.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";

/** Why a patch must not touch the text that a record stands in: a sentence without its full stop; undefined when it may. */
export type Untouchable = (record: ResourceRecord) => string | undefined;

/**
 * Tells which records stand in text that makes more than themselves.
 * @param zones every zone that was read from the same files, the one to be patched among them
 */
export function untouchableIn(zones: Iterable<Zone>): Untouchable {
  const all = [...new Set(zones)];
  const readTwice = new Map<string, boolean>();
  return ({ span: { source } }) => {
    if (source.expandedFrom) {
      return `the record is made by the $GENERATE at ${place(source.expandedFrom)}, together with others`;
    }
    let shared = readTwice.get(source.path);
    if (shared === undefined) {
      shared = isReadTwice(source, all);
      readTwice.set(source.path, shared);
    }
    return shared
      ? `${printable(source.path)} is read more than once, so a change there would change other records too`
      : undefined;
  };
}

/** Whether the text is read for two zones, or by two $INCLUDE lines of one. */
function isReadTwice(source: SourceFile, zones: readonly Zone[]): boolean {
  const starts = new Set<number>();
  let readers = 0;
  for (const zone of zones) {
    const before = readers;
    if (zone.source.path === source.path) readers++;
    // Most files are nobody's $INCLUDE: only what was included can be included twice.
    else
      for (const { span } of zone.all()) {
        if (span.source.path !== source.path) continue;
        if (starts.has(span.start)) return true;
        starts.add(span.start);
        readers = before + 1;
      }
    if (readers > 1) return true;
    starts.clear();
  }
  return false;
}

function place({ source, start }: Span): string {
  return `${printable(source.path)}:${positionAt(source, start).line}`;
}
