import { markLength } from "../text/position.js";
import {
  afterLineEnd,
  backslash,
  blank,
  carriageReturn,
  classOf,
  closing,
  comment,
  content,
  endOfLine,
  lineEnd,
  lineFeed,
  nul,
  opening,
  quote,
} from "./byte-class.js";
import { grown } from "./grown.js";
import { giveUp, type ScanFault } from "./scan-fault.js";
import { escaped, noTarget, quoted, type Words } from "./words.js";

/** Where the scanner is in a text, and the entry that it found last. */
export interface Scan {
  readonly words: Words;
  /** Where the next entry is looked for: always the start of a line. */
  position: number;
  /** The first byte of the entry's first line. */
  start: number;
  /** Just after the end of the entry's last line; after a fault, just after the lines that were passed over with it. */
  end: number;
  /** The first line begins with a blank: the owner is that of the entry before (RFC 1035 §5.1). */
  indented: boolean;
  /** Words in front of the fault are there. */
  fault: ScanFault | undefined;
  /** The open parentheses of the entry. */
  readonly open: number[];
  /** The first word of the entry that goes over a line end in its quotes, or -1. */
  overLineEnd: number;
  /** Up to here a line end closes no quote: a quote that goes over one was followed to this fault. */
  strictBefore: number;
  /** The first comment that ends in a bare CR with something behind it on the line, as a place of that CR; -1 before there is one. */
  commentEnd: number;
  /** Parentheses that are known to stay open to the end of the text, the first one last: the end is searched for once. */
  unclosed: number[];
}

const firstWords = 32;

/**
 * A scan from the start of a text, a byte order mark passed over.
 * @param origin in wire form, for the fields that read the words
 */
export function scanFrom(bytes: Uint8Array, origin: Uint8Array, position = markLength(bytes)): Scan {
  const words: Words = {
    bytes,
    starts: new Uint32Array(firstWords),
    ends: new Uint32Array(firstWords),
    flags: new Uint8Array(firstWords),
    count: 0,
    next: 0,
    origin,
    asWritten: false,
    names: undefined,
    originNode: 0,
    target: noTarget,
  };
  return {
    words,
    position,
    start: position,
    end: position,
    indented: false,
    fault: undefined,
    open: [],
    overLineEnd: -1,
    strictBefore: 0,
    commentEnd: -1,
    unclosed: [],
  };
}

/** Moves a scan to the start of a line, in another text too. */
export function moveScan(scan: Scan, bytes: Uint8Array, origin: Uint8Array, position: number): void {
  scan.words.bytes = bytes;
  scan.words.origin = origin;
  scan.position = position;
  scan.strictBefore = 0;
  scan.unclosed = [];
}

/**
 * Finds the next entry (RFC 1035 §5.1): one line, or several held together by parentheses. Blank lines and comments
 * between entries are passed over.
 * @returns false at the end of the text
 */
export function nextEntry(scan: Scan): boolean {
  const { words } = scan;
  words.count = 0;
  words.next = 0;
  scan.fault = undefined;
  while (scan.position < words.bytes.length) {
    scan.start = scan.position;
    scan.indented = classOf[words.bytes[scan.position]!] === blank;
    scanLines(scan);
    if (scan.fault && scan.overLineEnd >= 0) scanStrictly(scan);
    scan.position = scan.end;
    if (words.count > 0 || scan.fault) return true;
  }
  return false;
}

/** No server reads such an entry, so a quote that goes over a line end is more likely to have been forgotten there. */
function scanStrictly(scan: Scan): void {
  const { fault, words } = scan;
  scan.strictBefore = fault?.kind === "open parenthesis" ? words.bytes.length : (fault?.start ?? 0) + 1;
  scan.fault = undefined;
  words.count = 0;
  scanLines(scan);
}

/** From `start` to the line end that no parenthesis holds open. */
function scanLines(scan: Scan): void {
  const { words, open } = scan;
  const { bytes } = words;
  const limit = bytes.length;
  if (open.length > 0) open.length = 0;
  scan.overLineEnd = -1;
  let i = scan.start;
  while (i < limit) {
    switch (classOf[bytes[i]!]) {
      case blank:
        i++;
        break;
      case lineEnd:
        i = afterLineEnd(bytes, i);
        if (open.length > 0) break;
        scan.end = i;
        return;
      case comment:
        i = endOfLine(bytes, i);
        if (bytes[i] === carriageReturn && bytes[i + 1] !== lineFeed) markCommentEnd(scan, i);
        break;
      case nul:
        giveUp(scan, "NUL", i, i + 1);
        return;
      case opening:
        if (staysOpen(scan, i)) {
          giveUp(scan, "open parenthesis", i, i + 1);
          return;
        }
        open.push(i++);
        break;
      case closing:
        if (open.length === 0) {
          giveUp(scan, "extra parenthesis", i, i + 1);
          return;
        }
        open.pop();
        i++;
        break;
      case quote: {
        const end = endOfQuoted(scan, i + 1);
        if (end < 0) {
          giveUp(scan, "open quote", i, endOfLine(bytes, i));
          return;
        }
        i = end + 1;
        break;
      }
      default:
        i = scanWord(words, i);
    }
  }
  scan.end = limit;
  if (open.length > 0) {
    scan.unclosed = open.toReversed();
    giveUp(scan, "open parenthesis", open[0]!, open[0]! + 1);
  }
}

/** Where a word starts and ends in its text, quotes included. */
export function wordStart(words: Words, word: number): number {
  return words.starts[word]! - (words.flags[word]! & quoted);
}

export function wordEnd(words: Words, word: number): number {
  return words.ends[word]! + (words.flags[word]! & quoted);
}

/** Adds the unquoted word at `start` and returns where it ends. */
function scanWord(words: Words, start: number): number {
  const { bytes } = words;
  let flags = 0;
  let i = start;
  for (; i < bytes.length; i++) {
    const meaning = classOf[bytes[i]!]!;
    if (meaning === content) continue;
    if (meaning !== backslash) break;
    flags = escaped;
    // An escape does not hide the end of a line: what follows is the next entry, and the field says that it is broken.
    if (i + 1 < bytes.length && classOf[bytes[i + 1]!] !== lineEnd) i++;
  }
  addWord(words, start, i, flags);
  return i;
}

/**
 * Adds the word in quotes that begins at `start`, and returns where its closing quote is; -1 when its line ends first, or
 * the text.
 */
function endOfQuoted(scan: Scan, start: number): number {
  const { words } = scan;
  const { bytes } = words;
  let flags = quoted;
  for (let i = start; i < bytes.length; i++) {
    const meaning = classOf[bytes[i]!]!;
    if (meaning === content) continue;
    if (meaning === quote) {
      addWord(words, start, i, flags);
      return i;
    }
    if (meaning === lineEnd && !goesOver(scan, i, false)) return -1;
    if (meaning !== backslash) continue;
    flags |= escaped;
    if (i + 1 < bytes.length && classOf[bytes[i + 1]!] === lineEnd && !goesOver(scan, i + 1, true)) return -1;
    i++;
  }
  return -1;
}

/** Whether a line end in quotes is content: to BIND an LF behind a backslash is, and a CR without LF. */
function goesOver(scan: Scan, at: number, isEscaped: boolean): boolean {
  const { bytes, count } = scan.words;
  const isContent = bytes[at] === lineFeed ? isEscaped : bytes[at + 1] !== lineFeed;
  if (!isContent || scan.start < scan.strictBefore) return false;
  if (scan.overLineEnd < 0) scan.overLineEnd = count;
  return true;
}

function addWord(words: Words, start: number, end: number, flags: number): void {
  const { count } = words;
  if (count === words.starts.length) growWords(words);
  words.starts[count] = start;
  words.ends[count] = end;
  words.flags[count] = flags;
  words.count = count + 1;
}

function growWords(words: Words): void {
  words.starts = grown(words.starts);
  words.ends = grown(words.ends);
  words.flags = grown(words.flags);
}

/** Remembers where a comment ends in a bare CR, if there is more before the next LF than blanks and another comment. */
function markCommentEnd(scan: Scan, at: number): void {
  const { bytes } = scan.words;
  if (scan.commentEnd >= 0) return;
  let i = at + 1;
  while (i < bytes.length && (bytes[i] === carriageReturn || classOf[bytes[i]!] === blank)) i++;
  if (i < bytes.length && bytes[i] !== lineFeed && classOf[bytes[i]!] !== comment) scan.commentEnd = at;
}

/** Whether an earlier search to the end of the text found no partner for this parenthesis. */
function staysOpen({ unclosed }: Scan, at: number): boolean {
  while (unclosed.length > 0 && unclosed[unclosed.length - 1]! < at) unclosed.pop();
  return unclosed.length > 0 && unclosed[unclosed.length - 1] === at;
}
