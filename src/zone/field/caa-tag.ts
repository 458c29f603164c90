import { quoted } from "../words.js";
import type { Field } from "./field.js";
import { octetString, string } from "./string.js";

/** The property tag of CAA: letters and digits (RFC 8659 §4.1), case kept, printed without quotes. */
export const caaTag: Field<string> = {
  check(words) {
    const word = words.next++;
    if (words.flags[word]! & quoted) return { word, reason: "a property tag stands without quotes" };
    const start = words.starts[word]!;
    const end = words.ends[word]!;
    if (end - start > 255)
      return { word, reason: `${end - start} octets; a property tag holds at most 255 (RFC 8659 §4.1)` };
    for (let i = start; i < end; i++) {
      if (!isLetterOrDigit(words.bytes[i]!))
        return { word, reason: "a property tag has letters and digits only (RFC 8659 §4.1)" };
    }
    return undefined;
  },
  read(words) {
    const word = words.next++;
    return octetString(words.bytes, words.starts[word]!, words.ends[word]!);
  },
  text: (value) => value,
  decode(octets) {
    const tag = string.decode(octets);
    return tag !== undefined && /^[a-z0-9]+$/i.test(tag) ? tag : undefined;
  },
};

function isLetterOrDigit(byte: number): boolean {
  const letter = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (letter >= 0x61 && letter <= 0x7a);
}
