import type { FieldFault } from "./field/field.js";
import { quoted, type Words } from "./words.js";

const backslash = 0x5c;
const hash = 0x23;
const maxRdata = 0xffff;
const scratch = new Uint8Array(maxRdata);

/** Whether the rdata begins with an unquoted `\#`, the mark of octets (RFC 3597 §5). */
export function hasMark({ bytes, starts, ends, flags, count, next }: Words): boolean {
  const start = starts[next]!;
  return (
    next < count &&
    bytes[start] === backslash &&
    bytes[start + 1] === hash &&
    ends[next]! - start === 2 &&
    !(flags[next]! & quoted)
  );
}

/** Whether the rdata is written as octets: the mark, and then a length. */
export function isOctets(words: Words): boolean {
  if (!hasMark(words)) return false;
  const length = words.next + 1;
  return length < words.count && !(words.flags[length]! & quoted) && lengthOf(words, length) >= 0;
}

/** Checks `\# LENGTH HEX…` (RFC 3597 §5) and passes over it; the digits may be parted anywhere. */
export function checkOctets(words: Words): FieldFault | undefined {
  const lengthWord = words.next + 1;
  const length = lengthOf(words, lengthWord);
  if (length > maxRdata) return { word: lengthWord, reason: `over ${maxRdata} octets` };
  let digits = 0;
  for (let word = lengthWord + 1; word < words.count; word++) {
    if (words.flags[word]! & quoted || !isHex(words.bytes, words.starts[word]!, words.ends[word]!)) {
      return { word, reason: "not hex digits" };
    }
    digits += words.ends[word]! - words.starts[word]!;
  }
  if (digits === 2 * length) return undefined;
  return { word: lengthWord, reason: `${length} octets are announced and ${digits / 2} follow (RFC 3597 §5)` };
}

/** The octets of `\# LENGTH HEX…`, in which `checkOctets` found no fault. */
export function readOctets(words: Words): Uint8Array {
  let digits = 0;
  for (words.next += 2; words.next < words.count; words.next++) {
    const end = words.ends[words.next]!;
    for (let i = words.starts[words.next]!; i < end; i++, digits++) {
      const octet = digits >> 1;
      scratch[octet] = digits & 1 ? scratch[octet]! * 16 + hexDigit(words.bytes[i]!) : hexDigit(words.bytes[i]!);
    }
  }
  return scratch.slice(0, digits >> 1);
}

/** The number in a word of digits; -1 when it is none. */
function lengthOf(words: Words, word: number): number {
  let length = 0;
  for (let i = words.starts[word]!; i < words.ends[word]!; i++) {
    const digit = words.bytes[i]! - 0x30;
    if (digit < 0 || digit > 9) return -1;
    length = length * 10 + digit;
  }
  return length;
}

/** Whether all octets are hex digits. */
export function isHex(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (hexDigit(bytes[i]!) < 0) return false;
  return true;
}

/** The value of a hex digit of either case, or -1. */
export function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = (byte | 0x20) - 0x61;
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
}

/** Octets as hex digits in capitals. */
export function hexText(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}

/** Octets in the text of RFC 3597 §5. */
export function octetsText(octets: Uint8Array): string {
  return octets.length === 0 ? "\\# 0" : `\\# ${octets.length} ${hexText(octets)}`;
}
