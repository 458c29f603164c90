import type { Field } from "./field.js";
import { countOctets, string, stringText } from "./string.js";

const maxRdata = 0xffff;

/** One or more <character-string>s, to the end of the entry. */
export const strings: Field<readonly string[]> = {
  check(words) {
    let total = 0;
    while (words.next < words.count) {
      const word = words.next;
      const fault = string.check(words);
      if (fault) return fault;
      total += 1 + countOctets(words, word);
      if (total > maxRdata) return { word, reason: `over ${maxRdata} octets of rdata with this string` };
    }
    return undefined;
  },
  read(words) {
    const values: string[] = [];
    while (words.next < words.count) values.push(string.read(words));
    return values;
  },
  text: (values) => values.map(stringText).join(" "),
  decode(octets) {
    const values: string[] = [];
    while (octets.next < octets.bytes.length) {
      const value = string.decode(octets);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values.length === 0 ? undefined : values;
  },
};
