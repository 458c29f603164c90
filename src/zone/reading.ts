import { printable } from "../text/printable.js";
import type { SourceFile, Span } from "../text/source.js";
import { type EntryHead, emptyHead } from "./entry.js";
import type { Name } from "./name.js";
import { addName, emptyTree, wireOf } from "./name-tree.js";
import type { Habits, ZoneNote } from "./note.js";
import { type Scan, wordEnd, wordStart } from "./scanner.js";
import { emptyTable, type Table } from "./table.js";
import { maxTtl } from "./ttl-limit.js";

/** What could not be read, and reading went on after it. */
export interface ZoneProblem {
  readonly at: Span;
  /** A sentence without its capital and its full stop. */
  readonly reason: string;
  /** What to do: whole sentences. */
  readonly help: string;
}

/** Opens the file of an $INCLUDE; the one who hands it in decides what may be opened. */
export type Include = (path: string, from: SourceFile) => SourceFile | { readonly refused: string };

/** One text that is being read. */
export interface OpenText {
  readonly source: SourceFile;
  readonly scan: Scan;
  /** The texts that include it, outermost first; itself last. */
  readonly chain: readonly SourceFile[];
}

/** A line that states an alias as only its provider can answer it. */
export interface AliasLine {
  readonly owner: Name;
  /** What stands behind the owner. */
  readonly rest: Span;
}

/** Everything that changes while a zone is read. */
export interface Reading {
  readonly table: Table;
  readonly problems: ZoneProblem[];
  readonly notes: ZoneNote[];
  readonly habits: Habits;
  /** What `Zone.aliases` will be. */
  readonly aliases: Set<Name>;
  /** What `ZoneReading.aliasLines` will be. */
  readonly aliasLines: AliasLine[];
  readonly head: EntryHead;
  readonly include: Include | undefined;
  /** The origin in force, in wire form, and its node. */
  origin: Uint8Array;
  originNode: number;
  /** The node of the owner that a line without one inherits; `noOwner` before the first, `badOwner` after one that is no name. */
  owner: number;
  /** $TTL, or the minimum of a SOA record that states no TTL (RFC 1035 §3.3.13). */
  defaultTtl: number | undefined;
  /** The TTL stated last: what an entry without one gets while there is no default (RFC 1035 §5.1). */
  statedTtl: number | undefined;
  /** How many records at the start of the table have no TTL as yet. */
  withoutTtl: number;
  /** The minimum of the first SOA record. */
  minimum: number | undefined;
  /** The next record begins a new run. */
  newRun: boolean;
  /** How many TTLs were over 2^31 - 1, and where the first one is. */
  hugeTtls: number;
  hugeTtl: Span | undefined;
  /** Lines with a directive or a record type that is known, read or not; and lines with neither. */
  familiarLines: number;
  strangeLines: number;
  /** Problems beyond the most that are kept, and where the first of them is. */
  moreProblems: number;
  firstOfMore: Span | undefined;
  includes: number;
  includedBytes: number;
  generatedRecords: number;
  generatedBytes: number;
}

// Measured on exports; too little room is doubled, too much is never touched.
const bytesPerName = 64;
const bytesPerRecord = 48;
const leastRoom = 2 ** 6;
const mostRoom = 2 ** 20;

function roomFor(count: number): number {
  return Math.min(mostRoom, Math.max(leastRoom, 2 ** Math.ceil(Math.log2(count + 1))));
}

const noOwner = -1;
export const badOwner = -2;

/** @param bytes length of the text, from which the room for its records is guessed */
export function startReading(origin: Name, bytes: number, include: Include | undefined): Reading {
  const names = emptyTree(roomFor(bytes / bytesPerName));
  const text = new TextEncoder().encode(origin);
  const apex = addName(names, text, 0, text.length, 0);
  return {
    table: emptyTable(names, apex, roomFor(bytes / bytesPerRecord)),
    problems: [],
    notes: [],
    habits: new Map(),
    aliases: new Set(),
    aliasLines: [],
    head: emptyHead(),
    include,
    origin: wireOf(names, apex),
    originNode: apex,
    owner: noOwner,
    defaultTtl: undefined,
    statedTtl: undefined,
    withoutTtl: 0,
    minimum: undefined,
    newRun: true,
    hugeTtls: 0,
    hugeTtl: undefined,
    familiarLines: 0,
    strangeLines: 0,
    moreProblems: 0,
    firstOfMore: undefined,
    includes: 0,
    includedBytes: 0,
    generatedRecords: 0,
    generatedBytes: 0,
  };
}

/** The span of words, from the first to the last one given. */
export function spanOfWords({ source, scan: { words } }: OpenText, first: number, last = first): Span {
  return { source, start: wordStart(words, first), end: wordEnd(words, last) };
}

// Nobody reads more of them, and a hostile text could make one of every second byte.
const mostProblems = 10_000;

export function addProblem(reading: Reading, at: Span, reason: string, help: string): void {
  if (reading.problems.length < mostProblems) reading.problems.push({ at, reason, help });
  else {
    reading.moreProblems++;
    reading.firstOfMore ??= at;
  }
}

/** How many problems there were so far, and how many of them are kept. */
export interface ProblemCount {
  readonly all: number;
  readonly kept: number;
}

export function problemCount({ problems, moreProblems }: Reading): ProblemCount {
  return { all: problems.length + moreProblems, kept: problems.length };
}

/** What to say of the problems that were too many to be kept. */
export function moreProblems({ moreProblems, firstOfMore }: Reading): ZoneProblem[] {
  if (!firstOfMore) return [];
  const reason = `this and ${moreProblems - 1} more places cannot be read either`;
  return [{ at: firstOfMore, reason, help: "Put the places above right first, and look again." }];
}

const shownLength = 40;

/** A word of the text for a message: in quotes, controls visible, shortened when it is long. */
export function shownWord({ scan: { words } }: OpenText, word: number): string {
  const bytes = words.bytes.subarray(words.starts[word]!, words.ends[word]!);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, 4 * shownLength));
  return `"${printable(text.length > shownLength ? `${text.slice(0, shownLength)}…` : text)}"`;
}

/** The TTL that counts: one with its highest bit set is 0 (RFC 2181 §8), which is noted. */
export function countedTtl(reading: Reading, text: OpenText, seconds: number, word: number): number {
  if (seconds <= maxTtl) return seconds;
  reading.hugeTtl ??= spanOfWords(text, word);
  reading.hugeTtls++;
  return 0;
}
