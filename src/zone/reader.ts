import { positionAt } from "../text/position.js";
import type { SourceFile, Span } from "../text/source.js";
import { isDirective, readDirective } from "./directive/directive.js";
import type { Nested } from "./directive/nested.js";
import { exporterNotes, exporterOf } from "./exporter.js";
import type { Name } from "./name.js";
import { notAZone, type OtherText } from "./not-a-zone.js";
import { habitNotes, type ZoneNote } from "./note.js";
import { originOf } from "./origin.js";
import { rememberTable } from "./place.js";
import {
  type AliasLine,
  addProblem,
  badOwner,
  type Include,
  moreProblems,
  type OpenText,
  type ProblemCount,
  problemCount,
  type Reading,
  startReading,
  type ZoneProblem,
} from "./reading.js";
import { readRecord, takeOwner } from "./record-line.js";
import { recordTypes } from "./rr/index.js";
import type { ScanFault } from "./scan-fault.js";
import { nextEntry, scanFrom } from "./scanner.js";
import type { Table } from "./table.js";
import { entryOf, entrySpan } from "./table-record.js";
import { tableZone, type ZoneFacts } from "./table-zone.js";
import { sayCommentEnd, sayEncoding, sayLineEndInQuotes } from "./text-form.js";
import type { View, Zone } from "./zone.js";

export type { ZoneNote } from "./note.js";
export type { AliasLine, Include, ZoneProblem } from "./reading.js";

export interface ReadZoneOptions {
  /** The zone's name, when it is known; else it is inferred. */
  readonly origin?: Name;
  /** Default: public. */
  readonly view?: View;
  /** Opens the files of $INCLUDE; without it each $INCLUDE is a problem. */
  readonly include?: Include;
  /** Told now and then how many bytes of the file are read. */
  readonly progress?: (bytes: number) => void;
}

export interface ZoneReading {
  readonly zone: Zone;
  /** What could not be read, in the order of reading. */
  readonly problems: readonly ZoneProblem[];
  /** What was taken as what. */
  readonly notes: readonly ZoneNote[];
  /** The lines behind `Zone.aliases`, in the order of reading. */
  readonly aliasLines: readonly AliasLine[];
}

/** What was read, as plain data: it can be handed from one thread to another. */
export interface ReadText extends Omit<ZoneReading, "zone"> {
  readonly table: Table;
  readonly facts: ZoneFacts;
}

/**
 * Reads a zone file (RFC 1035 §5). Never throws on content: every line that is no record is a problem with its place,
 * and reading goes on after it.
 */
export function readZone(source: SourceFile, options: ReadZoneOptions = {}): ZoneReading {
  return zoneReading(readZoneText(source, options));
}

/** The zone over what was read, perhaps in another thread. */
export function zoneReading({ table, facts, ...rest }: ReadText): ZoneReading {
  rememberTable(table);
  return { zone: tableZone(table, facts), ...rest };
}

/** The same as `readZone`, as plain data. */
export function readZoneText(source: SourceFile, options: ReadZoneOptions): ReadText {
  const other = notAZone(source.bytes);
  const { origin, from, problem } = originOf(source, options.origin);
  const reading = startReading(origin, source.bytes.length, options.include);
  if (!other) readText(reading, source, [], options.progress);
  const unreadable = other ?? (isStrange(reading, fewLines) ? prose : undefined);
  if (unreadable) {
    const at = { source, start: 0, end: firstLineEnd(source) };
    reading.problems.splice(0, Infinity, { at, ...unreadable });
  }
  fillTtls(reading, source);
  reading.notes.push(...habitNotes(reading.habits, exporterOf(source.bytes)), ...exporterNotes(reading, source));
  const first = problem && !unreadable ? [problem] : [];
  const { table, notes } = reading;
  const apex = apexSpan(table, source);
  return {
    table,
    facts: { origin, view: options.view ?? "public", source, originFrom: from, apex, aliases: reading.aliases },
    problems: [...first, ...reading.problems, ...(unreadable ? [] : moreProblems(reading))],
    notes,
    aliasLines: reading.aliasLines,
  };
}

const fewLines = 5;
const manyLines = 1000;

const prose: OtherText = {
  reason: "hardly a line of this file reads as a record, so it seems to be no zone file",
  help: "Export the zone in BIND format (RFC 1035), or leave the file out.",
};

/** Whether so many lines were read, none was a record, and hardly any was like one. */
function isStrange({ table, familiarLines, strangeLines }: Reading, lines: number): boolean {
  return strangeLines >= lines && table.size === 0 && familiarLines * 10 <= strangeLines;
}

/** Entries between two words about the progress: too few of them would cost something. */
const stride = 2 ** 14;

function readText(
  reading: Reading,
  source: SourceFile,
  includedBy: readonly SourceFile[],
  progress?: (bytes: number) => void,
): void {
  const scan = scanFrom(source.bytes, reading.origin);
  scan.words.names = reading.table.names;
  scan.words.originNode = reading.originNode;
  const text: OpenText = { source, scan, chain: [...includedBy, source] };
  sayEncoding(reading, source);
  let entries = 0;
  while (nextEntry(scan) && !isStrange(reading, manyLines)) {
    if (++entries % stride === 0) progress?.(scan.position);
    if (scan.overLineEnd >= 0) sayLineEndInQuotes(reading, text);
    if (scan.fault) readFaulty(reading, text, scan.fault);
    else if (isDirective(text)) {
      const nested = readDirective(reading, text);
      if (nested) readNested(reading, text, nested);
      scan.words.origin = reading.origin;
      scan.words.originNode = reading.originNode;
    } else readRecord(reading, text);
  }
  sayCommentEnd(reading, text);
}

/** RFC 1035 §5.1: what a text states about origin and owner ends with it. Its $TTL stays, as in BIND. */
function readNested(reading: Reading, { chain }: OpenText, { source, origin }: Nested): void {
  const outer = { origin: reading.origin, originNode: reading.originNode, owner: reading.owner };
  const before = problemCount(reading);
  if (origin) {
    reading.origin = origin.wire;
    reading.originNode = origin.node;
  }
  reading.newRun = true;
  readText(reading, source, chain);
  Object.assign(reading, outer);
  reading.newRun = true;
  if (source.expandedFrom) foldProblems(reading, before, source.expandedFrom);
}

/** What is wrong with every record of a $GENERATE is said once. */
function foldProblems(reading: Reading, before: ProblemCount, at: Span): void {
  const count = problemCount(reading).all - before.all;
  const [folded] = reading.problems.splice(before.kept);
  reading.moreProblems = before.all - before.kept;
  if (reading.moreProblems === 0) reading.firstOfMore = undefined;
  if (count === 0) return;
  const { reason, help } = folded ?? { reason: "", help: "" };
  addProblem(reading, at, count === 1 ? reason : `${reason} (in ${count} of its records)`, help);
}

function readFaulty(reading: Reading, text: OpenText, fault: ScanFault): void {
  const { scan, source } = text;
  reading.strangeLines++;
  if (!scan.indented && scan.words.count === 0) reading.owner = badOwner;
  else if (!scan.indented && !isDirective(text)) takeOwner(reading, text);
  const { reason, help } = faultTexts[fault.kind];
  const first = positionAt(source, fault.start).line;
  const last = positionAt(source, scan.end - 1).line;
  const passedOver = last > first ? ` Lines ${first} to ${last} are passed over.` : " The line is passed over.";
  addProblem(reading, { source, start: fault.start, end: fault.end }, reason, help + passedOver);
}

const faultTexts: Readonly<Record<ScanFault["kind"], { reason: string; help: string }>> = {
  "open quote": {
    reason: "the quote is not closed on its line",
    help: 'Close it with ". A long text can be written as several quoted strings, one a line, in parentheses.',
  },
  "open parenthesis": {
    reason: "the parenthesis is never closed",
    help: "Put a ) after the last word that belongs to it.",
  },
  "extra parenthesis": {
    reason: "the parenthesis closes none that is open",
    help: "Take it away, or open one before it.",
  },
  NUL: {
    reason: "a NUL octet stands outside quotes",
    help: "Take it away, or write \\000 if it is meant: name servers refuse the zone, or end the word there.",
  },
};

// What BIND, Windows DNS and the large providers give a new record.
const assumedTtl = 3600;

/** Records before any TTL get the SOA's minimum (RFC 1035 §3.3.13), or an assumed TTL where there is no SOA. */
function fillTtls(reading: Reading, source: SourceFile): void {
  const { table, withoutTtl, minimum, notes } = reading;
  if (withoutTtl > 0) {
    const ttl = minimum ?? assumedTtl;
    table.ttls.fill(ttl, 0, withoutTtl);
    const why =
      minimum === undefined
        ? "it states no TTL and has no SOA record"
        : "no TTL is stated before its first records, so it is the SOA's minimum";
    const at = entrySpan(entryOf(table, 0));
    notes.push({ about: "default TTL", subject: String(ttl), because: `${source.path}: ${why}`, form: "noTtl", at });
  }
  if (!reading.hugeTtl) return;
  const line = positionAt(reading.hugeTtl.source, reading.hugeTtl.start).line;
  const places = reading.hugeTtls === 1 ? "" : ` and ${reading.hugeTtls - 1} more`;
  const because = `${reading.hugeTtl.source.path}:${line}${places}: a TTL over 2^31-1 seconds counts as 0 (RFC 2181 §8)`;
  notes.push({ about: "TTL", subject: "0", because, at: reading.hugeTtl, slip: "huge TTL", count: reading.hugeTtls });
}

/** The SOA of the zone, else its first record, else the start of the file. */
function apexSpan(table: Table, source: SourceFile): Span {
  if (table.size === 0) return { source, start: 0, end: 0 };
  const soa = table.types.subarray(0, table.size).indexOf(recordTypes.SOA.code);
  return entrySpan(entryOf(table, Math.max(soa, 0)));
}

function firstLineEnd({ bytes }: SourceFile): number {
  const end = bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  return Math.min(end < 0 ? bytes.length : end, 200);
}
