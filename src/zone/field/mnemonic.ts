import { quoted, type Words } from "../words.js";
import type { Field } from "./field.js";
import { octetString } from "./string.js";
import { u8 } from "./unsigned.js";

/**
 * A number of a registry that may be written as a word; as text it is the number.
 * @param what how messages call it: "algorithm"
 * @param codes number by mnemonic, in capitals; any case is read
 * @param number the field of the plain number
 */
export function mnemonic(what: string, codes: Readonly<Record<string, number>>, number = u8): Field<number> {
  const codeOf = (words: Words, word: number): number | undefined =>
    codes[octetString(words.bytes, words.starts[word]!, words.ends[word]!).toUpperCase()];
  return {
    check(words) {
      const word = words.next;
      const fault = number.check(words);
      if (fault === undefined || startsWithDigit(words, word)) return fault;
      if (words.flags[word]! & quoted || codeOf(words, word) === undefined)
        return { word, reason: `neither a number nor a known ${what}` };
      return undefined;
    },
    read: (words) =>
      startsWithDigit(words, words.next) ? number.read(words) : (codeOf(words, words.next++) as number),
    text: String,
    decode: number.decode,
  };
}

/** The same field, whose text is the word where there is one. */
export function printedMnemonic(what: string, codes: Readonly<Record<string, number>>, number = u8): Field<number> {
  const words = new Map(Object.entries(codes).map(([word, code]) => [code, word]));
  return { ...mnemonic(what, codes, number), text: (code) => words.get(code) ?? String(code) };
}

function startsWithDigit(words: Words, word: number): boolean {
  const digit = words.bytes[words.starts[word]!]! - 0x30;
  return digit >= 0 && digit <= 9 && words.starts[word]! < words.ends[word]!;
}
