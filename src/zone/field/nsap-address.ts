import { hexText } from "../octets.js";
import { quoted } from "../words.js";
import type { Field } from "./field.js";
import { octetString } from "./string.js";

const maxOctets = 0xffff;
const form = /^0x\.*(?:[\da-f]\.*[\da-f]\.*)+$/i;

/** An NSAP (RFC 1706 §7): hex after `0x`, with dots anywhere; as text in lower case without them. */
export const nsapAddress: Field<string> = {
  check(words) {
    const word = words.next++;
    const text = octetString(words.bytes, words.starts[word]!, words.ends[word]!);
    if (words.flags[word]! & quoted || !form.test(text))
      return { word, reason: "not an NSAP: 0x and octets in hex (RFC 1706 §7)" };
    return text.replaceAll(".", "").length > 2 * maxOctets + 2
      ? { word, reason: `over ${maxOctets} octets` }
      : undefined;
  },
  read(words) {
    const word = words.next++;
    return octetString(words.bytes, words.starts[word]!, words.ends[word]!).replaceAll(".", "").toLowerCase();
  },
  text: (value) => value,
  decode(octets) {
    const rest = octets.bytes.subarray(octets.next);
    octets.next = octets.bytes.length;
    return rest.length === 0 ? undefined : `0x${hexText(rest).toLowerCase()}`;
  },
};
