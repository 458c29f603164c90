import { decoded } from "../text/decoded.js";
import { markLength } from "../text/position.js";
import type { SourceFile, Span } from "../text/source.js";
import type { Member, Scalar, Tree, TreeFault } from "./tree.js";

// Far more than any export nests; a hostile text could otherwise nest until the stack is full.
const deepest = 64;

const blanks = /[ \t\r\n]*/y;
const scalar = /"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

interface JsonScan {
  readonly text: string;
  /** Where reading goes on: the end of the text after a fault, so that everything comes to its end. */
  next: number;
  fault: TreeFault | undefined;
  /** The span between two places of the text. */
  spanOf(start: number, end: number): Span;
}

/** Reads JSON (RFC 8259). Duplicate keys are kept. */
export function readJson(source: SourceFile): Tree | TreeFault {
  const scan = scanOf(source);
  const tree = readValue(scan, 0);
  skipBlanks(scan);
  if (scan.next < scan.text.length) fail(scan, scan.next, "something follows where the JSON has ended");
  return scan.fault ?? tree;
}

function fail(scan: JsonScan, place: number, reason: string): void {
  scan.fault ??= { at: scan.spanOf(place, Math.min(place + 1, scan.text.length)), reason };
  scan.next = scan.text.length;
}

function scanOf(source: SourceFile): JsonScan {
  const start = markLength(source.bytes);
  const { text, isUtf8 } = decoded(source.bytes);
  const offsets = !isUtf8 || text.length === source.bytes.length ? undefined : offsetsIn(text, start);
  const offset = (index: number) => offsets?.[index] ?? start + index;
  return { text, next: 0, fault: undefined, spanOf: (from, to) => ({ source, start: offset(from), end: offset(to) }) };
}

/** For each UTF-16 unit the offset of its byte; for the text's length the offset of its end. */
function offsetsIn(text: string, start: number): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let offset = start;
  for (let i = 0; i < text.length; i++) {
    offsets[i] = offset;
    const unit = text.charCodeAt(i);
    // Each half of a surrogate pair counts for two of its four bytes.
    offset += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  offsets[text.length] = offset;
  return offsets;
}

function readValue(scan: JsonScan, depth: number): Tree {
  skipBlanks(scan);
  if (depth > deepest) fail(scan, scan.next, `values nest more than ${deepest} deep`);
  const opening = scan.text[scan.next];
  if (opening === "{") return readDictionary(scan, depth);
  if (opening === "[") return readList(scan, depth);
  return readScalar(scan);
}

function readScalar(scan: JsonScan): Scalar {
  const start = scan.next;
  scalar.lastIndex = start;
  const [found] = scalar.exec(scan.text) ?? [];
  const value = valueIn(found);
  if (value === undefined) fail(scan, start, "this is no JSON: a value is expected here");
  else scan.next = start + (found ?? "").length;
  return { kind: "scalar", value: value ?? null, at: scan.spanOf(start, scan.next) };
}

/** `scalar` lets broken escapes and controls pass, which then have no value. */
function valueIn(text: string | undefined): Scalar["value"] | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Scalar["value"]);
  } catch {
    return undefined;
  }
}

function readList(scan: JsonScan, depth: number): Tree {
  const start = scan.next;
  const items: Tree[] = [];
  while (goesOn(scan, "]", items.length)) items.push(readValue(scan, depth + 1));
  return { kind: "list", items, at: scan.spanOf(start, scan.next) };
}

function readDictionary(scan: JsonScan, depth: number): Tree {
  const start = scan.next;
  const members: Member[] = [];
  while (goesOn(scan, "}", members.length)) {
    const key = readScalar(scan);
    skipBlanks(scan);
    if (scan.text[scan.next] === ":") scan.next++;
    else fail(scan, scan.next, "this is no JSON: a colon is expected here");
    members.push({ key: String(key.value), value: readValue(scan, depth + 1) });
  }
  return { kind: "dictionary", members, at: scan.spanOf(start, scan.next) };
}

/** Passes the opening bracket or a comma, and stands on the next element; or passes the closing bracket. */
function goesOn(scan: JsonScan, closing: string, read: number): boolean {
  if (read === 0) scan.next++;
  skipBlanks(scan);
  const found = scan.text[scan.next];
  if (found === undefined) fail(scan, scan.next, `this is no JSON: ${closing} is missing`);
  if (found === closing) {
    scan.next++;
    return false;
  }
  if (read === 0) return found !== undefined;
  if (found !== ",") {
    fail(scan, scan.next, `this is no JSON: a comma or ${closing} is expected here`);
    return false;
  }
  scan.next++;
  skipBlanks(scan);
  return true;
}

function skipBlanks(scan: JsonScan): void {
  blanks.lastIndex = scan.next;
  scan.next += blanks.exec(scan.text)?.[0].length ?? 0;
}
