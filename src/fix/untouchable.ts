import { positionAt } from "../text/position.js";
import { printable } from "../text/printable.js";
import type { Span } from "../text/source.js";
import { withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";

/** Why a patch must not touch a stretch of text: a sentence without its full stop; undefined when it may. */
export type Untouchable = (at: Span) => string | undefined;

/**
 * Tells which text makes more than the record that seems to stand there.
 * @param zones every zone that was read from the same files, the one to be patched among them
 * @param kept files that are not to be changed at all, by path, and why: a clause
 */
export function untouchableIn(zones: Iterable<Zone>, kept: ReadonlyMap<string, string> = new Map()): Untouchable {
  let readers: ReadonlyMap<string, readonly Zone[]> | undefined;
  return (at) => {
    const { source } = at;
    if (source.expandedFrom) {
      return `the record is made by the $GENERATE at ${place(source.expandedFrom)}, together with others`;
    }
    if (source.madeFrom) {
      return `${printable(source.path)} is ${source.madeFrom.form}, no zone file; zonewright records prints what to change`;
    }
    const why = kept.get(source.path);
    if (why !== undefined) return `${printable(source.path)} ${why}`;
    readers ??= readersOf(zones);
    const all = readers.get(source.path) ?? [];
    return all.length > 1 ? sharedBy(all, at) : undefined;
  };
}

function sharedBy(zones: readonly Zone[], at: Span): string {
  // A span without length stands for the file as a whole.
  const where = at.end > at.start ? place(at) : printable(at.source.path);
  const names = [...new Set(zones.map(({ origin }) => withoutDot(origin)))];
  const [first = "", second] = names;
  if (second === undefined) {
    return `${where} is read more than once for ${first}, so a change there would change other records too`;
  }
  const others = names.length > 2 ? `${names.length - 1} other zones` : second;
  return `${where} is read for ${first} and ${others} alike, so a change there would change records of all of them`;
}

/** By path, the zones that a file is read for: one that two $INCLUDE lines of a zone name has it twice. */
function readersOf(zones: Iterable<Zone>): Map<string, Zone[]> {
  const readers = new Map<string, Zone[]>();
  for (const zone of new Set(zones)) {
    const paths = mayInclude(zone.source.bytes) ? includedBy(zone) : [];
    for (const path of [zone.source.path, ...paths]) {
      const known = readers.get(path);
      if (known) known.push(zone);
      else readers.set(path, [zone]);
    }
  }
  return readers;
}

/** The files of the $INCLUDE lines that brought records, each as often as it was read. */
function includedBy(zone: Zone): string[] {
  const paths: string[] = [];
  const starts = new Map<string, Set<number>>();
  for (const { span } of everyRecord(zone)) {
    if (span.source === zone.source || span.source.expandedFrom) continue;
    const seen = starts.get(span.source.path);
    if (!seen || seen.has(span.start)) {
      paths.push(span.source.path);
      starts.set(span.source.path, new Set([span.start]));
    } else seen.add(span.start);
  }
  return paths;
}

/** What lies outside of this zone may be the data of another one that reads the same file. */
function* everyRecord(zone: Zone): Iterable<ResourceRecord> {
  yield* zone.all();
  yield* zone.outside.all();
}

/** Whether "$I" occurs at all: most files have no $INCLUDE, and then no record needs to be looked at. */
function mayInclude(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x24); at >= 0; at = bytes.indexOf(0x24, at + 1)) {
    if ((bytes[at + 1]! | 0x20) === 0x69) return true;
  }
  return false;
}

/** Where a stretch of text begins, for people. */
export function place({ source, start }: Span): string {
  return `${printable(source.path)}:${positionAt(source, start).line}`;
}
