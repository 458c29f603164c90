import { codeOf, listedMnemonic } from "../rr/type-code.js";
import { quoted, type Words } from "../words.js";
import type { Field } from "./field.js";
import { octetString } from "./string.js";
import { u16 } from "./unsigned.js";

/** A record type by its mnemonic, or as TYPE65280: what a signature covers (RFC 4034 §3.1.1). */
const coveredType: Field<string> = {
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
    const number = numberIn(words);
    if (number === undefined || number > maxType) return coveredType.check(words);
    words.next++;
    return undefined;
  },
  read(words) {
    const number = numberIn(words);
    if (number === undefined) return coveredType.read(words);
    words.next++;
    return listedMnemonic(number);
  },
};

const maxType = 0xffff;

/** A word of digits; BIND takes a plus before them. */
function numberIn({ bytes, starts, ends, flags, next }: Words): number | undefined {
  const text = octetString(bytes, starts[next]!, ends[next]!);
  return /^\+?\d+$/.test(text) && !(flags[next]! & quoted) ? Number(text) : undefined;
}

/** The same of SIG, where a type without a mnemonic is a bare number in text; as data it is TYPE65280. */
export const coveredTypeAsNumber: Field<string> = {
  ...coveredTypeOrNumber,
  text: (value) => value.replace(/^TYPE(?=\d)/, ""),
};
