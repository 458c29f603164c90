import { hexText, isHex } from "../octets.js";
import { quoted } from "../words.js";
import type { Field } from "./field.js";
import { octetString } from "./string.js";

const maxOctets = 255;
const dash = 0x2d;

/** The salt of NSEC3 (RFC 5155 §3.3): one word of hex, or `-` for none; as text in capitals. */
export const salt: Field<string> = {
  check(words) {
    const word = words.next++;
    const start = words.starts[word]!;
    const end = words.ends[word]!;
    if (words.flags[word]! & quoted) return { word, reason: "a salt stands without quotes" };
    if (end - start === 1 && words.bytes[start] === dash) return undefined;
    if (!isHex(words.bytes, start, end) || (end - start) % 2 === 1)
      return { word, reason: "not a salt: hex, or - for none" };
    return end - start > 2 * maxOctets ? { word, reason: `a salt over ${maxOctets} octets` } : undefined;
  },
  read(words) {
    const word = words.next++;
    return octetString(words.bytes, words.starts[word]!, words.ends[word]!).toUpperCase();
  },
  text: (value) => value,
  decode(octets) {
    const start = octets.next + 1;
    const end = start + (octets.bytes[octets.next] ?? Number.NaN);
    if (!(end <= octets.bytes.length)) return undefined;
    octets.next = end;
    return end === start ? "-" : hexText(octets.bytes.subarray(start, end));
  },
};
