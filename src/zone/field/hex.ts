import { hexText, isHex } from "../octets.js";
import { quoted, type Words } from "../words.js";
import type { Field, FieldFault, Octets } from "./field.js";
import { restText } from "./rest.js";

const maxOctets = 0xffff;

/** One or more octets in hex, to the end of the entry, parted by blanks anywhere; as text in capitals without blanks. */
export const hex: Field<string> = {
  check(words) {
    const last = words.count - 1;
    const digits = countHexDigits(words);
    if (typeof digits !== "number") return digits;
    return digits % 2 === 0 ? undefined : { word: last, reason: `${digits} hex digits, and an octet takes two` };
  },
  read: readHex,
  text: (value) => value,
  decode: (octets) => (octets.next < octets.bytes.length ? decodeHex(octets) : undefined),
};

/** Passes over the words to the end; the number of hex digits in them, or the fault of a word that has others. */
export function countHexDigits(words: Words): number | FieldFault {
  let digits = 0;
  for (; words.next < words.count; words.next++) {
    const start = words.starts[words.next]!;
    const end = words.ends[words.next]!;
    if (words.flags[words.next]! & quoted || !isHex(words.bytes, start, end)) {
      return { word: words.next, reason: "not hex digits" };
    }
    digits += end - start;
    if (digits > 2 * maxOctets) return { word: words.next, reason: `over ${maxOctets} octets` };
  }
  return digits;
}

/** The hex digits of all words to the end, in capitals. */
export function readHex(words: Words): string {
  return restText(words).toUpperCase();
}

/** All octets to the end, in hex. */
export function decodeHex(octets: Octets): string {
  const rest = octets.bytes.subarray(octets.next);
  octets.next = octets.bytes.length;
  return hexText(rest);
}
