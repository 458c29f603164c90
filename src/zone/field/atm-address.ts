import { hexText } from "../octets.js";
import { quoted } from "../words.js";
import type { Field } from "./field.js";
import { octetString } from "./string.js";

const endSystem = /^[\da-f](?:\.?[\da-f])*$/i;
const international = /^\+\d(?:\.?\d)*$/;
const maxOctets = 0xfffe;

/** An ATM address: hex of an end system, or `+` and the digits of E.164; dots may stand between digits, and are not kept. */
export const atmAddress: Field<string> = {
  check(words) {
    const word = words.next++;
    const text = octetString(words.bytes, words.starts[word]!, words.ends[word]!);
    const digits = text.replaceAll(".", "").length;
    const isAddress = (endSystem.test(text) && digits % 2 === 0) || international.test(text);
    if (words.flags[word]! & quoted || !isAddress)
      return { word, reason: "not an ATM address: octets in hex, or + and digits" };
    return digits > 2 * maxOctets ? { word, reason: `over ${maxOctets} octets` } : undefined;
  },
  read(words) {
    const word = words.next++;
    return octetString(words.bytes, words.starts[word]!, words.ends[word]!).replaceAll(".", "").toLowerCase();
  },
  text: (value) => value,
  // The first octet is the format: 0 for hex, 1 for E.164.
  decode(octets) {
    const [format, ...rest] = octets.bytes.subarray(octets.next);
    octets.next = octets.bytes.length;
    if (rest.length === 0) return undefined;
    if (format === 0) return hexText(Uint8Array.from(rest)).toLowerCase();
    const digits = octetString(Uint8Array.from(rest), 0, rest.length);
    return /^\d+$/.test(digits) ? `+${digits}` : undefined;
  },
};
