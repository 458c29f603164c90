import { hexText, isHex } from "../octets.js";
import { quoted } from "../words.js";
import { base64Text, isBase64 } from "./base64.js";
import type { Field } from "./field.js";
import { octetString } from "./string.js";
import { u8 } from "./unsigned.js";

/*
 * The first fields of HIP. On the wire the lengths of tag and key stand at the head of the rdata, the algorithm between
 * them (RFC 8005 §5): octet 0, octet 1, and octets 2 and 3.
 */

const headOctets = 4;
const maxTagOctets = 255;
const maxKeyOctets = 0xffff;

/** The algorithm of the key, a number to BIND. */
export const keyAlgorithm: Field<number> = {
  ...u8,
  decode(octets) {
    octets.next = headOctets;
    return octets.bytes.length < headOctets ? undefined : octets.bytes[1];
  },
};

/** The host identity tag: one word of hex; as text in capitals. */
export const identityTag: Field<string> = {
  check(words) {
    const word = words.next++;
    const start = words.starts[word]!;
    const digits = words.ends[word]! - start;
    if (words.flags[word]! & quoted || digits % 2 === 1 || !isHex(words.bytes, start, start + digits))
      return { word, reason: "not octets in hex" };
    return digits > 2 * maxTagOctets ? { word, reason: `over ${maxTagOctets} octets` } : undefined;
  },
  read(words) {
    const word = words.next++;
    return octetString(words.bytes, words.starts[word]!, words.ends[word]!).toUpperCase();
  },
  text: (value) => value,
  decode(octets) {
    const start = octets.next;
    octets.next += octets.bytes[0]!;
    if (octets.next === start || octets.next > octets.bytes.length) return undefined;
    return hexText(octets.bytes.subarray(start, octets.next));
  },
};

/** The host identity: one word of base64, since names follow it. */
export const hostKey: Field<string> = {
  check(words) {
    const word = words.next++;
    const start = words.starts[word]!;
    const end = words.ends[word]!;
    if (words.flags[word]! & quoted || !isBase64(words.bytes, start, end))
      return { word, reason: "not base64 in one word" };
    return (3 * (end - start)) / 4 > maxKeyOctets ? { word, reason: `over ${maxKeyOctets} octets` } : undefined;
  },
  read(words) {
    const word = words.next++;
    return octetString(words.bytes, words.starts[word]!, words.ends[word]!);
  },
  text: (value) => value,
  decode(octets) {
    const start = octets.next;
    octets.next += octets.bytes[2]! * 256 + octets.bytes[3]!;
    if (octets.next === start || octets.next > octets.bytes.length) return undefined;
    return base64Text(octets.bytes.subarray(start, octets.next));
  },
};
