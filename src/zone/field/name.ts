import type { Name } from "../name.js";
import { nameFault, nameFromWire, nameRoom, wireLength, writeName, writtenName } from "../name-wire.js";
import { quoted, type Words } from "../words.js";
import type { Field, FieldFault } from "./field.js";

const scratch = new Uint8Array(nameRoom);

/** A <domain-name> (RFC 1035 §3.3), completed with the origin when it is relative. */
export const name: Field<Name> = {
  isName: true,
  check: (words) => checkName(words, quoted),
  read(words) {
    const word = words.next++;
    writeName(words.bytes, words.starts[word]!, words.ends[word]!, words.origin, scratch, 0);
    return words.asWritten ? writtenName(scratch) : nameFromWire(scratch);
  },
  text: (value) => value,
  decode(octets) {
    const length = wireLength(octets.bytes, octets.next);
    if (length < 0) return undefined;
    const from = octets.next;
    octets.next += length;
    return octets.asWritten ? writtenName(octets.bytes, from) : nameFromWire(octets.bytes, from);
  },
};

/** A name that BIND takes in quotes too: the target of SVCB and HTTPS. */
export const nameOrQuoted: Field<Name> = { ...name, check: (words) => checkName(words, 0) };

/** @param refused flags of a word that is refused */
function checkName(words: Words, refused: number): FieldFault | undefined {
  const word = words.next++;
  if (words.flags[word]! & refused) return { word, reason: "a name stands without quotes" };
  const length = writeName(words.bytes, words.starts[word]!, words.ends[word]!, words.origin, scratch, 0);
  return length < 0 ? { word, reason: nameFault(length) } : undefined;
}
