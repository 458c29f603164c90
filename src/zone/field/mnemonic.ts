import { quoted, type Words } from "../words.js";
import type { Field } from "./field.js";
import { octetString } from "./string.js";
import { u8 } from "./unsigned.js";

/**
 * A number of a registry that may be written as a word; as text it is the number.
 * @param what how messages call it: "algorithm"
 * @param number the field of the plain number
 * @param codes number by mnemonic, in capitals; any case is read
 */
export function mnemonic(what: string, codes: Readonly<Record<string, number>>, number = u8): Field<number> {
  const codeOf = (words: Words, word: number): number | undefined =>
    codes[octetString(words.bytes, words.starts[word]!, words.ends[word]!).toUpperCase()];
  return {
    check(words) {
      const word = words.next;
      const fault = number.check(words);
      if (fault === undefined || isNumber(words, word)) return fault;
      if (words.flags[word]! & quoted || codeOf(words, word) === undefined)
        return { word, reason: `not a known ${what}` };
      return undefined;
    },
    read(words) {
      return isNumber(words, words.next) ? number.read(words) : (codeOf(words, words.next++) as number);
    },
    text: String,
    decode: number.decode,
  };
}

/** Whether the word begins like a number. */
function isNumber(words: Words, word: number): boolean {
  const digit = words.bytes[words.starts[word]!]! - 0x30;
  return digit >= 0 && digit <= 9 && words.starts[word]! < words.ends[word]!;
}
