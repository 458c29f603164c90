import type { Position, SourceFile, Span } from "./source.js";

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

const linesBySource = new WeakMap<SourceFile, Lines>();

/**
 * Line and column of a byte offset. CR, LF and CRLF end a line; a byte order mark takes no column. In text that a
 * directive made, every offset is at the directive; in lines made from another form, at what they come from.
 * @param offset from 0 to the length of the source; one outside is taken for the nearest inside
 */
export function positionAt(source: SourceFile, offset: number): Position {
  const origin = source.expandedFrom ?? source.madeFrom?.at(offset);
  if (origin) return positionAt(origin.source, origin.start);
  const at = Math.min(Math.max(offset, 0), source.bytes.length);
  const lines = linesOf(source);
  lookOn(lines, source.bytes, at, 0);
  const line = lastAtOrBefore(lines, at);
  const start = lines.starts[line]!;
  return { line: line + 1, column: at > start ? 1 + unitsBetween(source.bytes, start, at) : 1, offset: at };
}

/** The span in a file that somebody can open: itself, or what its text was made from. */
export function resolveSpan(span: Span): Span {
  const origin = span.source.expandedFrom ?? span.source.madeFrom?.at(span.start);
  return origin ? resolveSpan(origin) : span;
}

/**
 * The text of a line without its end; bytes that are no UTF-8 become U+FFFD.
 * @param line from 1
 * @returns empty for a line that does not exist
 */
export function lineText(source: SourceFile, line: number): string {
  const lines = linesOf(source);
  lookOn(lines, source.bytes, 0, line + 1);
  if (!(line >= 1 && line <= lines.count)) return "";
  const start = lines.starts[line - 1]!;
  let end = line < lines.count ? lines.starts[line]! : source.bytes.length;
  while (end > start && (source.bytes[end - 1] === lineFeed || source.bytes[end - 1] === carriageReturn)) end--;
  return decode(source.bytes.subarray(start, end));
}

/** The length of a byte order mark at the start of a text in UTF-8: 3 or 0. */
export function markLength(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** Where the lines of a text start, as far as it was looked at: nobody asks for the end of most texts. */
interface Lines {
  starts: Uint32Array;
  count: number;
  /** How many bytes were looked at. */
  seen: number;
}

function linesOf(source: SourceFile): Lines {
  let lines = linesBySource.get(source);
  if (!lines) {
    lines = { starts: new Uint32Array(64), count: 1, seen: 0 };
    lines.starts[0] = markLength(source.bytes);
    linesBySource.set(source, lines);
  }
  return lines;
}

/** Looks on for line starts up to this offset at least, and until there are so many of them. */
function lookOn(lines: Lines, bytes: Uint8Array, offset: number, count: number): void {
  let { starts } = lines;
  let i = lines.seen;
  for (; i < bytes.length && (i <= offset || lines.count < count); i++) {
    const byte = bytes[i]!;
    if (byte !== lineFeed && (byte !== carriageReturn || bytes[i + 1] === lineFeed)) continue;
    if (lines.count === starts.length) {
      starts = new Uint32Array(2 * lines.count);
      starts.set(lines.starts);
      lines.starts = starts;
    }
    starts[lines.count++] = i + 1;
  }
  lines.seen = i;
}

/** The index of the last start that is not after the offset; 0 when all are. */
function lastAtOrBefore({ starts, count }: Lines, offset: number): number {
  let low = 0;
  let high = count;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low;
}

function unitsBetween(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start; i < end; i++) if (bytes[i]! > 0x7f) return decode(bytes.subarray(start, end)).length;
  return end - start;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
