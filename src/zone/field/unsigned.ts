import { quoted, type Words } from "../words.js";
import type { Field, FieldFault, Octets } from "./field.js";

/** Decimal digits without a sign; leading zeros are allowed, as BIND does. */
function unsigned(octetCount: 1 | 2 | 4): Field<number> {
  const max = 2 ** (8 * octetCount) - 1;
  return {
    check(words) {
      const value = digits(words, words.next++);
      return value >= 0 && value <= max ? undefined : fault(words, max);
    },
    read: (words) => digits(words, words.next++),
    text: String,
    decode(octets) {
      return octets.next + octetCount > octets.bytes.length ? undefined : bigEndian(octets, octetCount);
    },
  };
}

export const u8 = unsigned(1);
export const u16 = unsigned(2);
export const u32 = unsigned(4);

/** The number, -1 when a character is no digit, or something over 2^32. */
function digits(words: Words, word: number): number {
  const end = words.ends[word]!;
  let i = words.starts[word]!;
  if (i === end || words.flags[word]! & quoted) return -1;
  let value = 0;
  for (; i < end; i++) {
    const digit = words.bytes[i]! - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function fault(words: Words, max: number): FieldFault {
  const word = words.next - 1;
  const inQuotes = (words.flags[word]! & quoted) !== 0;
  return { word, reason: inQuotes ? "a number stands without quotes" : `not a whole number from 0 to ${max}` };
}

function bigEndian(octets: Octets, count: number): number {
  let value = 0;
  for (let i = 0; i < count; i++) value = value * 256 + octets.bytes[octets.next++]!;
  return value;
}
