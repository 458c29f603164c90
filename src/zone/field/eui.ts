import { hexDigit, hexText } from "../octets.js";
import { quoted } from "../words.js";
import type { Field } from "./field.js";
import { octetString } from "./string.js";

/** An identifier of IEEE in hex with hyphens (RFC 7043 §3.2, §4.2); as text in lower case. */
function eui(octetCount: number): Field<string> {
  const reason = `not ${octetCount} octets in hex with hyphens between (RFC 7043)`;
  return {
    check(words) {
      const word = words.next++;
      const start = words.starts[word]!;
      if (words.flags[word]! & quoted || words.ends[word]! - start !== 3 * octetCount - 1) return { word, reason };
      for (let i = 0; i < 3 * octetCount - 1; i++) {
        const byte = words.bytes[start + i]!;
        if (i % 3 === 2 ? byte !== 0x2d : hexDigit(byte) < 0) return { word, reason };
      }
      return undefined;
    },
    read(words) {
      const word = words.next++;
      return octetString(words.bytes, words.starts[word]!, words.ends[word]!).toLowerCase();
    },
    text: (value) => value,
    decode(octets) {
      const start = octets.next;
      if (start + octetCount > octets.bytes.length) return undefined;
      octets.next += octetCount;
      return hexText(octets.bytes.subarray(start, octets.next)).toLowerCase().match(/../g)!.join("-");
    },
  };
}

export const eui48 = eui(6);
export const eui64 = eui(8);
