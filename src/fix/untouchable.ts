import { positionAt } from "../text/position.js";
import { printable } from "../text/printable.js";
import type { Span } from "../text/source.js";
import type { Zone } from "../zone/zone.js";

/** Why a patch must not touch a stretch of text: a sentence without its full stop; undefined when it may. */
export type Untouchable = (at: Span) => string | undefined;

/**
 * Tells which text makes more than the record that seems to stand there.
 * @param zones every zone that was read from the same files, the one to be patched among them
 * @param kept files that are not to be changed at all, by path, and why: a clause
 */
export function untouchableIn(zones: Iterable<Zone>, kept: ReadonlyMap<string, string> = new Map()): Untouchable {
  let shared: ReadonlySet<string> | undefined;
  return ({ source }) => {
    if (source.expandedFrom) {
      return `the record is made by the $GENERATE at ${place(source.expandedFrom)}, together with others`;
    }
    if (source.madeFrom) {
      return `${printable(source.path)} is ${source.madeFrom.form}, no zone file; zonewright records prints what to change`;
    }
    const why = kept.get(source.path);
    if (why !== undefined) return `${printable(source.path)} ${why}`;
    shared ??= readTwice(zones);
    if (!shared.has(source.path)) return undefined;
    return `${printable(source.path)} is read more than once, so a change there would change other records too`;
  };
}

/** The files that are read for two zones, or by two $INCLUDE lines of one. */
function readTwice(zones: Iterable<Zone>): Set<string> {
  const once = new Set<string>();
  const twice = new Set<string>();
  const see = (path: string) => (once.has(path) ? twice : once).add(path);
  for (const zone of new Set(zones)) {
    see(zone.source.path);
    if (mayInclude(zone.source.bytes)) for (const path of includedBy(zone)) see(path);
  }
  return twice;
}

/** The files of the $INCLUDE lines that brought records, each as often as it was read. */
function includedBy(zone: Zone): string[] {
  const paths: string[] = [];
  const starts = new Map<string, Set<number>>();
  for (const { span } of zone.all()) {
    if (span.source === zone.source || span.source.expandedFrom) continue;
    const seen = starts.get(span.source.path);
    if (!seen || seen.has(span.start)) {
      paths.push(span.source.path);
      starts.set(span.source.path, new Set([span.start]));
    } else seen.add(span.start);
  }
  return paths;
}

/** Whether "$I" occurs at all: most files have no $INCLUDE, and then no record needs to be looked at. */
function mayInclude(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x24); at >= 0; at = bytes.indexOf(0x24, at + 1)) {
    if ((bytes[at + 1]! | 0x20) === 0x69) return true;
  }
  return false;
}

function place({ source, start }: Span): string {
  return `${printable(source.path)}:${positionAt(source, start).line}`;
}
