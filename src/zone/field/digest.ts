import type { Field, FieldFault } from "./field.js";
import { countHexDigits, decodeHex, readHex } from "./hex.js";

/**
 * A digest in hex, to the end of the entry, whose length is told by the field before it.
 * @param kind that field, of one octet
 * @param lengths octets by kind; a digest of a kind that is not listed has at least `least`
 */
export function digest(kind: Field<number>, lengths: Readonly<Record<number, number>>, least: number): Field<string> {
  const fits = (kindValue: number, octets: number) => {
    const length = lengths[kindValue];
    return length === undefined ? octets >= least : octets === length;
  };
  return {
    ...(least === 0 && { mayBeEmpty: true as const }),
    check(words) {
      words.next--;
      const kindValue = kind.read(words);
      const digits = countHexDigits(words);
      if (typeof digits !== "number") return digits;
      if (digits % 2 === 0 && fits(kindValue, digits / 2)) return undefined;
      return lengthFault(words.count - 1, digits, lengths[kindValue]);
    },
    read: readHex,
    text: (value) => value,
    decode(octets) {
      const length = octets.bytes.length - octets.next;
      return fits(octets.bytes[octets.next - 1]!, length) ? decodeHex(octets) : undefined;
    },
  };
}

function lengthFault(word: number, digits: number, octets: number | undefined): FieldFault {
  const wanted = octets === undefined ? "an octet takes two" : `a digest of this kind has ${2 * octets}`;
  return { word, reason: `${digits} hex digits; ${wanted}` };
}
