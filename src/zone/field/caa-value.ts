import type { Field } from "./field.js";
import { brokenEscape, countOctets, octetString, readString, stringText } from "./string.js";

/** The value of a CAA property: the rest of the rdata without a length octet (RFC 8659 §4.1), so it may be over 255 octets. */
export const caaValue: Field<string> = {
  check(words) {
    const word = words.next++;
    return countOctets(words, word) < 0 ? { word, reason: brokenEscape } : undefined;
  },
  read: readString,
  text: stringText,
  decode(octets) {
    const start = octets.next;
    octets.next = octets.bytes.length;
    return octetString(octets.bytes, start, octets.next);
  },
};
