import type { Field } from "./field.js";
import { string, stringText } from "./string.js";

/** One or more <character-string>s, to the end of the entry. */
export const strings: Field<readonly string[]> = {
  check(words) {
    while (words.next < words.count) {
      const fault = string.check(words);
      if (fault) return fault;
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
