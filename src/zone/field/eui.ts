import { hexText } from "../octets.js";
import { quoted } from "../words.js";
import type { Field } from "./field.js";
import { octetString } from "./string.js";

const help = "Write the octets that are meant. The record is read as BIND does.";

/** An identifier of IEEE in hex with hyphens (RFC 7043 §3.2, §4.2); as text in lower case. */
function eui(octetCount: number): Field<string> {
  const reason = `not ${octetCount} octets in hex with hyphens between (RFC 7043)`;
  const form = new RegExp(`^${Array(octetCount).fill("([\\da-f]{1,2})").join("-")}`);
  /** One digit may stand for an octet, and what follows the last one is dropped. */
  const asBindReads = (text: string): string | undefined =>
    form
      .exec(text)
      ?.slice(1)
      .map((octet) => octet.padStart(2, "0"))
      .join("-");
  return {
    check(words) {
      const word = words.next++;
      const text = octetString(words.bytes, words.starts[word]!, words.ends[word]!).toLowerCase();
      const value = words.flags[word]! & quoted ? undefined : asBindReads(text);
      if (value === text) return undefined;
      if (value === undefined) return { word, reason };
      return { word, reason: `${reason}; BIND makes ${value} of it, and other servers refuse it`, kept: { help } };
    },
    read(words) {
      const word = words.next++;
      return asBindReads(octetString(words.bytes, words.starts[word]!, words.ends[word]!).toLowerCase()) as string;
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
