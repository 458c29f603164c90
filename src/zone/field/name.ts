import type { Name } from "../name.js";
import { nameFault, nameFromWire, nameRoom, wireLength, writeName, writtenName } from "../name-wire.js";
import { quoted } from "../words.js";
import type { Field } from "./field.js";

const scratch = new Uint8Array(nameRoom);

/** A <domain-name> (RFC 1035 §3.3), completed with the origin when it is relative. */
export const name: Field<Name> = {
  check(words) {
    const word = words.next++;
    if (words.flags[word]! & quoted) return { word, reason: "a name stands without quotes" };
    const length = writeName(words.bytes, words.starts[word]!, words.ends[word]!, words.origin, scratch, 0);
    return length < 0 ? { word, reason: nameFault(length) } : undefined;
  },
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
