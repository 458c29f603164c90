import { quoted } from "../words.js";
import type { Field } from "./field.js";
import { brokenEscape, countOctets, octetString, readString, stringText } from "./string.js";

const maxOctets = 0xffff;

/** One word that is the rest of the rdata without a length octet, so that it may be over 255 octets: the value of CAA (RFC 8659 §4.1). */
export const longString: Field<string> = {
  check(words) {
    const word = words.next++;
    const octets = countOctets(words, word);
    if (octets < 0) return { word, reason: brokenEscape };
    return octets > maxOctets ? { word, reason: `over ${maxOctets} octets` } : undefined;
  },
  read: readString,
  text: stringText,
  decode(octets) {
    const start = octets.next;
    octets.next = octets.bytes.length;
    return octetString(octets.bytes, start, octets.next);
  },
};

/** The same in quotes: the target of URI (RFC 7553 §4.4). */
export const quotedLongString: Field<string> = {
  ...longString,
  check(words) {
    if (words.flags[words.next]! & quoted) return longString.check(words);
    return { word: words.next, reason: "a URI stands in quotes (RFC 7553 §4.4)" };
  },
};
