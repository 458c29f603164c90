import { codeOf, listedMnemonic } from "../rr/type-code.js";
import { quoted, type Words } from "../words.js";
import type { Field, Octets } from "./field.js";

const maxWindowOctets = 32;

/** The record types at a name by their mnemonics, in the order of their numbers, to the end of the entry (RFC 4034 §4.1.2). */
export const anyTypes: Field<readonly string[]> = {
  mayBeEmpty: true,
  check(words) {
    for (; words.next < words.count; words.next++) {
      if (words.flags[words.next]! & quoted || codeOfWord(words) < 0)
        return { word: words.next, reason: "unknown record type" };
    }
    return undefined;
  },
  read(words) {
    const codes = new Set<number>();
    for (; words.next < words.count; words.next++) codes.add(codeOfWord(words));
    return [...codes].sort((a, b) => a - b).map(listedMnemonic);
  },
  text: (types) => types.join(" "),
  decode: decodeWindows,
};

/** The same with one type at least. */
export const someTypes: Field<readonly string[]> = {
  check: anyTypes.check,
  read: anyTypes.read,
  text: anyTypes.text,
  decode(octets) {
    const types = decodeWindows(octets);
    return types === undefined || types.length === 0 ? undefined : types;
  },
};

function codeOfWord(words: Words): number {
  return codeOf(words.bytes, words.starts[words.next]!, words.ends[words.next]!);
}

/** Windows in ascending order, each of 1 to 32 octets without zeros at its end. */
function decodeWindows(octets: Octets): string[] | undefined {
  const { bytes } = octets;
  const types: string[] = [];
  for (let last = -1; octets.next < bytes.length; ) {
    const window = bytes[octets.next]!;
    const length = bytes[octets.next + 1] ?? 0;
    const start = octets.next + 2;
    const end = start + length;
    if (window <= last || length === 0 || length > maxWindowOctets || end > bytes.length || bytes[end - 1] === 0)
      return undefined;
    for (let bit = 0; bit < 8 * length; bit++) {
      if (bytes[start + (bit >> 3)]! & (0x80 >> (bit & 7))) types.push(listedMnemonic(window * 256 + bit));
    }
    last = window;
    octets.next = end;
  }
  return types;
}
