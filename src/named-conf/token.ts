/** A token of named.conf: its kind and its stretch of bytes, quotes included. */
export interface Token {
  readonly kind: "word" | "string" | "{" | "}" | ";" | "end";
  readonly start: number;
  readonly end: number;
  /** What was still open when the text ended. */
  readonly open?: "quote" | "comment";
}

const quote = 0x22;
const backslash = 0x5c;
const slash = 0x2f;
const star = 0x2a;
const hash = 0x23;
const lineFeed = 0x0a;

const brackets: Readonly<Record<number, "{" | "}" | ";">> = { 123: "{", 125: "}", 59: ";" };

/**
 * The token at or after a place. Comments are those of C, C++ and the shell (BIND 9 ARM, "Comment Syntax").
 * @param to where the text ends
 */
export function tokenAt(bytes: Uint8Array, from: number, to: number): Token {
  const { start, open } = skipBlanks(bytes, from, to);
  if (open) return { kind: "end", start, end: to, open };
  if (start >= to) return { kind: "end", start: to, end: to };
  const bracket = brackets[bytes[start]!];
  if (bracket) return { kind: bracket, start, end: start + 1 };
  if (bytes[start] === quote) return stringAt(bytes, start, to);
  let end = start + 1;
  while (end < to && !endsWord(bytes, end)) end++;
  return { kind: "word", start, end };
}

/** The text of a word or a string. Of the escapes BIND knows `\"` alone: `\\` stays two backslashes, as measured. */
export function tokenText(bytes: Uint8Array, { kind, start, end, open }: Token): string {
  if (kind !== "string") return decode(bytes.subarray(start, end));
  const inside = decode(bytes.subarray(start + 1, open ? end : end - 1));
  return inside.includes('\\"') ? inside.replace(/\\([\\"])/g, (pair, char) => (char === '"' ? '"' : pair)) : inside;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** A string ends at the next quote that no backslash escapes; line ends belong to it. */
function stringAt(bytes: Uint8Array, start: number, to: number): Token {
  for (let at = start + 1; at < to; at++) {
    if (bytes[at] === backslash) at++;
    else if (bytes[at] === quote) return { kind: "string", start, end: at + 1 };
  }
  return { kind: "string", start, end: to, open: "quote" };
}

function skipBlanks(bytes: Uint8Array, from: number, to: number): { start: number; open?: "comment" } {
  let at = from;
  while (at < to) {
    if (isBlank(bytes[at]!)) at++;
    else if (isLineComment(bytes, at)) at = after(bytes, at, to, (i) => bytes[i] === lineFeed);
    else if (bytes[at] === slash && bytes[at + 1] === star) {
      const end = after(bytes, at + 2, to, (i) => bytes[i] === star && bytes[i + 1] === slash && i + 1 < to) + 1;
      if (end > to) return { start: at, open: "comment" };
      at = end;
    } else break;
  }
  return { start: at };
}

/** The place after the first one that is wanted; the end, if there is none. */
function after(bytes: Uint8Array, from: number, to: number, isWanted: (at: number) => boolean): number {
  for (let at = from; at < to && at < bytes.length; at++) if (isWanted(at)) return at + 1;
  return to;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

function isLineComment(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === hash || (bytes[at] === slash && bytes[at + 1] === slash);
}

function endsWord(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at]!;
  if (isBlank(byte) || byte === quote || brackets[byte] !== undefined) return true;
  return isLineComment(bytes, at) || (byte === slash && bytes[at + 1] === star);
}
