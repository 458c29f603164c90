import type { Field } from "./field.js";
import { octetString, string, stringText } from "./string.js";

const form = /^\d{4,255}$/;
const reason = "not a PSDN address: four digits or more (RFC 1183 §3.1)";

/** The address of X25: digits, in quotes or not. */
export const psdnAddress: Field<string> = {
  check(words) {
    const word = words.next++;
    return form.test(octetString(words.bytes, words.starts[word]!, words.ends[word]!)) ? undefined : { word, reason };
  },
  read: string.read,
  text: stringText,
  decode(octets) {
    const address = string.decode(octets);
    return address !== undefined && form.test(address) ? address : undefined;
  },
};
