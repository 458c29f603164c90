import { escapedOctet } from "../name-wire.js";
import { escaped, type Words } from "../words.js";
import type { Field, FieldFault } from "./field.js";

const backslash = 0x5c;
export const maxOctets = 255;

/** One <character-string> (RFC 1035 §3.3): a string with one UTF-16 unit for each octet. */
export const string: Field<string> = {
  check: checkString,
  read: readString,
  text: stringText,
  decode(octets) {
    const length = octets.bytes[octets.next];
    if (length === undefined || octets.next + 1 + length > octets.bytes.length) return undefined;
    const start = octets.next + 1;
    octets.next = start + length;
    return octetString(octets.bytes, start, octets.next);
  },
};

function checkString(words: Words): FieldFault | undefined {
  const word = words.next++;
  const octets = countOctets(words, word);
  if (octets < 0) return { word, reason: brokenEscape };
  if (octets <= maxOctets) return undefined;
  return { word, reason: `${octets} octets; a character-string holds at most ${maxOctets} (RFC 1035 §3.3)` };
}

export const brokenEscape =
  "broken escape: a backslash stands before three digits up to 255 or before one character (RFC 1035 §5.1)";

/** How many octets a word stands for, its escapes resolved; -1 for a broken escape. */
export function countOctets(words: Words, word: number): number {
  const start = words.starts[word]!;
  const end = words.ends[word]!;
  return words.flags[word]! & escaped ? countEscaped(words.bytes, start, end) : end - start;
}

function countEscaped(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; count++) {
    if (bytes[i++] !== backslash) continue;
    if (escapedOctet(bytes, i, end) < 0) return -1;
    i += escapeLength(bytes[i]!);
  }
  return count;
}

function escapeLength(first: number): number {
  return first >= 0x30 && first <= 0x39 ? 3 : 1;
}

/** Takes one word with its escapes resolved: one UTF-16 unit for each octet. */
export function readString(words: Words): string {
  const word = words.next++;
  return resolveEscapes(words.bytes, words.starts[word]!, words.ends[word]!) as string;
}

/** The octets that a text stands for, one UTF-16 unit each; undefined for a broken escape. */
export function resolveEscapes(bytes: Uint8Array, start: number, end: number): string | undefined {
  let text = "";
  for (let i = start; i < end; i++) {
    let octet = bytes[i]!;
    if (octet === backslash) {
      octet = escapedOctet(bytes, ++i, end);
      if (octet < 0) return undefined;
      i += escapeLength(bytes[i]!) - 1;
    }
    text += String.fromCharCode(octet);
  }
  return text;
}

/** Octets as a string of one UTF-16 unit each. */
export function octetString(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}

/** In quotes; `"` and `\` escaped, octets that do not print as `\DDD`. */
export function stringText(value: string): string {
  return `"${value.replace(/["\\]|[^ -~]/g, escapeChar)}"`;
}

function escapeChar(char: string): string {
  return char === '"' || char === "\\" ? `\\${char}` : `\\${String(char.charCodeAt(0)).padStart(3, "0")}`;
}
