import type { Name } from "../name.js";
import { nameRoom, writeName } from "../name-wire.js";
import type { Field } from "./field.js";
import { name } from "./name.js";
import { u8 } from "./unsigned.js";

const wordsBefore = 5;
const labelsOctet = 3;
const scratch = new Uint8Array(nameRoom);

/** Who signed, five words behind the number of labels of what is signed (RFC 4034 §3.1): an ancestor, so with no more labels. */
export const signer: Field<Name> = {
  ...name,
  check(words) {
    const word = words.next;
    const fault = name.check(words);
    if (fault) return fault;
    writeName(words.bytes, words.starts[word]!, words.ends[word]!, words.origin, scratch, 0);
    const labels = u8.read({ ...words, next: word - wordsBefore });
    return labelsIn(scratch, 0) <= labels
      ? undefined
      : { word, reason: "it has more labels than what it signs (RFC 4034 §3.1.3)" };
  },
  decode(octets) {
    const { bytes, next } = octets;
    const signedBy = name.decode(octets);
    return signedBy !== undefined && labelsIn(bytes, next) <= bytes[labelsOctet]! ? signedBy : undefined;
  },
};

/** How many labels a name in wire form has, the root's not counted. */
function labelsIn(wire: Uint8Array, start: number): number {
  let labels = 0;
  for (let at = start; wire[at]! > 0; at += wire[at]! + 1) labels++;
  return labels;
}
