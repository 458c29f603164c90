import { quoted } from "../words.js";
import type { Field } from "./field.js";
import { octetString } from "./string.js";

const form = /^[\da-f]{1,4}(?::[\da-f]{1,4}){3}$/i;

/** 64 bits as four groups of hex digits, none left out (RFC 6742 §2.1.1); as text in lower case without leading zeros. */
export const locator64: Field<string> = {
  check(words) {
    const word = words.next++;
    const text = octetString(words.bytes, words.starts[word]!, words.ends[word]!);
    if (form.test(text) && !(words.flags[word]! & quoted)) return undefined;
    return { word, reason: "not four groups of up to four hex digits with colons between (RFC 6742 §2.1.1)" };
  },
  read(words) {
    const word = words.next++;
    const groups = octetString(words.bytes, words.starts[word]!, words.ends[word]!).split(":");
    return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":");
  },
  text: (value) => value,
  decode(octets) {
    const { bytes } = octets;
    if (octets.next + 8 > bytes.length) return undefined;
    const group = () => (bytes[octets.next++]! * 256 + bytes[octets.next++]!).toString(16);
    return [group(), group(), group(), group()].join(":");
  },
};
