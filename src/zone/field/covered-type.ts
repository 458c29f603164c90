import { codeOf, listedMnemonic } from "../rr/type-code.js";
import { quoted } from "../words.js";
import type { Field } from "./field.js";
import { u16 } from "./unsigned.js";

/** A record type by its mnemonic, or as TYPE65280: what a signature covers (RFC 4034 §3.1.1). */
export const coveredType: Field<string> = {
  check(words) {
    const word = words.next++;
    const known = codeOf(words.bytes, words.starts[word]!, words.ends[word]!) >= 0;
    return known && !(words.flags[word]! & quoted) ? undefined : { word, reason: "unknown record type" };
  },
  read(words) {
    const word = words.next++;
    return listedMnemonic(codeOf(words.bytes, words.starts[word]!, words.ends[word]!));
  },
  text: (value) => value,
  decode(octets) {
    const code = u16.decode(octets);
    return code === undefined ? undefined : listedMnemonic(code);
  },
};

/** The same, read from a bare number too: the type that DSYNC is about. */
export const coveredTypeOrNumber: Field<string> = {
  ...coveredType,
  check(words) {
    const word = words.next;
    if (u16.check(words) === undefined) return undefined;
    words.next = word;
    return coveredType.check(words);
  },
  read(words) {
    const first = words.bytes[words.starts[words.next]!]!;
    return first <= 0x39 ? listedMnemonic(u16.read(words)) : coveredType.read(words);
  },
};

/** The same of SIG, where a type without a mnemonic is a bare number in text; as data it is TYPE65280. */
export const coveredTypeAsNumber: Field<string> = {
  ...coveredTypeOrNumber,
  text: (value) => value.replace(/^TYPE(?=\d)/, ""),
};
