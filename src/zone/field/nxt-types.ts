import { codeOf, listedMnemonic } from "../rr/type-code.js";
import { quoted, type Words } from "../words.js";
import type { Field } from "./field.js";
import { octetString } from "./string.js";

const maxType = 127;

/** The types at a name as NXT lists them (RFC 2535 §5.2): one bitmap, from 1 to 127; numbers in text where BIND knows no word. */
export const nxtTypes: Field<readonly string[]> = {
  mayBeEmpty: true,
  check(words) {
    for (; words.next < words.count; words.next++) {
      const code = words.flags[words.next]! & quoted ? -1 : codeOfWord(words);
      if (code < 0) return { word: words.next, reason: "unknown record type" };
      if (code === 0 || code > maxType)
        return { word: words.next, reason: "a type that NXT cannot list: from 1 to 127 (RFC 2535 §5.2)" };
    }
    return undefined;
  },
  read(words) {
    const codes = new Set<number>();
    for (; words.next < words.count; words.next++) codes.add(codeOfWord(words));
    return [...codes].sort((a, b) => a - b).map(listedMnemonic);
  },
  text: (types) => types.map((type) => type.replace(/^TYPE(?=\d)/, "")).join(" "),
  decode(octets) {
    const bitmap = octets.bytes.subarray(octets.next);
    octets.next = octets.bytes.length;
    // The first bit would name another form of bitmap, which was never made.
    const isBad = bitmap.length > (maxType + 1) / 8 || bitmap.at(-1) === 0 || (bitmap[0] ?? 0) > 0x7f;
    if (isBad) return undefined;
    return Array.from({ length: 8 * bitmap.length }, (_, bit) => bit)
      .filter((bit) => bitmap[bit >> 3]! & (0x80 >> (bit & 7)))
      .map(listedMnemonic);
  },
};

function codeOfWord(words: Words): number {
  const start = words.starts[words.next]!;
  const end = words.ends[words.next]!;
  const text = octetString(words.bytes, start, Math.min(end, start + 8));
  return /^\+?\d+$/.test(text) ? Number(text) : codeOf(words.bytes, start, end);
}
