import type { SourceFile, Span } from "../text/source.js";
import type { EntryLayout } from "../zone/layout.js";
import { put, widthOf } from "./columns.js";
import { afterLine } from "./line-end.js";
import { spanText, textStart } from "./span-text.js";
import { type Splice, splice } from "./splice.js";

/** New words for one entry; what is absent stays as it is. */
export interface EntryChange {
  readonly owner?: string;
  readonly ttl?: string;
  readonly type?: string;
  /** Word by word: undefined keeps the word, an empty text takes it away, a text with blanks makes several. */
  readonly rdata?: readonly (string | undefined)[];
}

/** The splices that put new words in the place of old ones, or into the blanks in front, and keep the columns after them where they fit. */
export function changeEntry(layout: EntryLayout, change: EntryChange): Splice[] {
  return [...changeHead(layout, change), ...changeType(layout, change), ...changeRdata(layout, change)];
}

/** Writes an owner into the blanks at the start of an entry that inherits one, and keeps its columns where it fits. */
export function writeOwner(source: SourceFile, lineStart: number, owner: string): Splice {
  const start = Math.max(lineStart, textStart(source));
  const gap = /^[ \t]*/.exec(spanText({ source, start, end: afterLine(source.bytes, start) }))![0];
  return splice(start, start + gap.length, put(owner, { column: widthOf(gap), gap }, ""));
}

function changeHead(layout: EntryLayout, { owner, ttl }: EntryChange): Splice[] {
  const adds = (owner !== undefined && !layout.owner) || (ttl !== undefined && !layout.ttl);
  if (adds) return addToHead(layout, owner, ttl);
  return [
    ...(owner !== undefined && layout.owner ? [replaceWord(layout.owner, owner)] : []),
    ...(ttl !== undefined && layout.ttl ? [replaceWord(layout.ttl, ttl)] : []),
  ];
}

/** Writes an owner or a TTL where there is none yet: over the blanks in front of the words that follow. */
function addToHead(layout: EntryLayout, owner: string | undefined, ttl: string | undefined): Splice[] {
  const { source } = layout.lines;
  if (ttl === undefined) return [writeOwner(source, layout.lines.start, owner ?? "")];
  const lineStart = Math.max(layout.lines.start, textStart(source));
  const start = owner === undefined && layout.owner ? layout.owner.end : lineStart;
  const kept = spanText({ source, start: lineStart, end: start });
  const gapStart = layout.owner?.end ?? lineStart;
  const gap = /^[ \t]*/.exec(spanText({ source, start: gapStart, end: layout.type.end }))![0];
  const next = gapStart + gap.length;
  const column = widthOf(spanText({ source, start: lineStart, end: next }));
  const upToNext = (words: string) => splice(start, next, put(kept + words, { column, gap }, "").slice(kept.length));
  if (layout.ttl) return [upToNext(owner ?? ""), replaceWord(layout.ttl, ttl)];
  const place = (layout.class ?? layout.type).start;
  if (next === place) return [upToNext(`${owner ?? ""}${gap.includes("\t") ? "\t" : " "}${ttl}`)];
  // Something else stands there, such as a parenthesis.
  return [...(owner === undefined ? [] : [upToNext(owner)]), splice(place, place, `${ttl} `)];
}

function changeType({ type }: EntryLayout, change: EntryChange): Splice[] {
  return change.type === undefined ? [] : [replaceWord(type, change.type)];
}

function changeRdata({ rdata }: EntryLayout, change: EntryChange): Splice[] {
  return (change.rdata ?? []).flatMap((word, at) => {
    const span = rdata[at];
    if (word === undefined || span === undefined) return [];
    return [word === "" ? removeWord(span) : replaceWord(span, word)];
  });
}

/** Takes a word away with the blanks in front of it. */
function removeWord({ source, start, end }: Span): Splice {
  let from = start;
  while (from > 0 && isBlank(source.bytes[from - 1]!)) from--;
  return splice(from, end, "");
}

/** Takes from the blanks after the word what the new one is longer, or adds what it is shorter, so that the rest of a table stays in line. */
function replaceWord({ source, start, end }: Span, word: string): Splice {
  const longer = word.length - (end - start);
  const spare = spareBlanks(source.bytes, end);
  if (longer > 0) return splice(start, end + Math.min(longer, spare), word);
  return splice(start, end, spare > 0 ? word + " ".repeat(-longer) : word);
}

/** How many blanks after a word are there for the sake of a column: all but one, where something follows on the line. */
function spareBlanks(bytes: Uint8Array, end: number): number {
  let at = end;
  while (bytes[at] === 0x20) at++;
  const next = bytes[at];
  if (next === undefined || next === 0x0a || next === 0x0d || next === 0x09) return 0;
  return Math.max(0, at - end - 1);
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09;
}
