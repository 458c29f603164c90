import { markLength } from "../text/position.js";
import { grown } from "./grown.js";
import { escaped, noTarget, quoted, type Words } from "./words.js";

/** Why an entry could not be scanned to its end. Offsets are into the bytes. */
export interface ScanFault {
  readonly kind: "open quote" | "open parenthesis" | "extra parenthesis";
  /** The quote with the rest of its line, or the parenthesis. */
  readonly start: number;
  readonly end: number;
}

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
  /** Parentheses that are known to stay open to the end of the text, the first one last: the end is searched for once. */
  unclosed: number[];
}

const content = 0;
const blank = 1;
const lineEnd = 2;
const comment = 3;
const opening = 4;
const closing = 5;
const quote = 6;
const backslash = 7;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** What each byte means outside quotes; everything else is content, controls and NUL included, as for BIND. */
const classOf = new Uint8Array(256);
for (const [chars, meaning] of [
  [" \t", blank],
  ["\n\r", lineEnd],
  [";", comment],
  ["(", opening],
  [")", closing],
  ['"', quote],
  ["\\", backslash],
] as const) {
  for (const char of chars) classOf[char.charCodeAt(0)] = meaning;
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
  return { words, position, start: position, end: position, indented: false, fault: undefined, open: [], unclosed: [] };
}

/** Moves a scan to the start of a line, in another text too. */
export function moveScan(scan: Scan, bytes: Uint8Array, origin: Uint8Array, position: number): void {
  scan.words.bytes = bytes;
  scan.words.origin = origin;
  scan.position = position;
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
    scan.position = scan.end;
    if (words.count > 0 || scan.fault) return true;
  }
  return false;
}

/** From `start` to the line end that no parenthesis holds open. */
function scanLines(scan: Scan): void {
  const { words, open } = scan;
  const { bytes } = words;
  const limit = bytes.length;
  if (open.length > 0) open.length = 0;
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
        break;
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
        const end = endOfQuoted(words, i + 1);
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

/** Adds the word in quotes that begins at `start`, and returns where its closing quote is; -1 when its line ends first. */
function endOfQuoted(words: Words, start: number): number {
  const { bytes } = words;
  let flags = quoted;
  for (let i = start; i < bytes.length; i++) {
    const meaning = classOf[bytes[i]!]!;
    if (meaning === content) continue;
    if (meaning === lineEnd) return -1;
    if (meaning === quote) {
      addWord(words, start, i, flags);
      return i;
    }
    if (meaning !== backslash) continue;
    flags |= escaped;
    if (i + 1 < bytes.length && classOf[bytes[i + 1]!] !== lineEnd) i++;
  }
  return -1;
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

/** Whether an earlier search to the end of the text found no partner for this parenthesis. */
function staysOpen({ unclosed }: Scan, at: number): boolean {
  while (unclosed.length > 0 && unclosed[unclosed.length - 1]! < at) unclosed.pop();
  return unclosed.length > 0 && unclosed[unclosed.length - 1] === at;
}

/**
 * Ends the entry with a fault. What comes after the line of the fault is read as entries of its own; lines that a
 * parenthesis had tied to this one are passed over until one stands alone.
 */
function giveUp(scan: Scan, kind: ScanFault["kind"], start: number, end: number): void {
  const { words } = scan;
  const { bytes } = words;
  scan.fault = { kind, start, end };
  let next = afterLineEnd(bytes, endOfLine(bytes, start));
  if (kind === "open parenthesis" || scan.open.length > 0) {
    while (next < bytes.length && !standsAlone(bytes, next)) next = afterLineEnd(bytes, endOfLine(bytes, next));
  }
  while (words.count > 0 && words.starts[words.count - 1]! >= start) words.count--;
  scan.end = next;
}

/** Whether a line can be an entry that begins with its owner, or a directive: no blank in front, and a second word. */
function standsAlone(bytes: Uint8Array, start: number): boolean {
  let i = start;
  while (i < bytes.length && isContent(bytes[i]!)) i++;
  if (i === start) return false;
  while (i < bytes.length && classOf[bytes[i]!] === blank) i++;
  return i < bytes.length && isContent(bytes[i]!);
}

function isContent(byte: number): boolean {
  return classOf[byte] === content || classOf[byte] === backslash;
}

/** Where the line that holds `from` ends: at its CR or LF, or at the end of the text. */
function endOfLine(bytes: Uint8Array, from: number): number {
  let i = from;
  while (i < bytes.length && classOf[bytes[i]!] !== lineEnd) i++;
  return i;
}

function afterLineEnd(bytes: Uint8Array, at: number): number {
  if (at >= bytes.length) return bytes.length;
  return bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? at + 2 : at + 1;
}
