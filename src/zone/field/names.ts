import type { Name } from "../name.js";
import type { Field } from "./field.js";
import { name } from "./name.js";

/** Any number of names, to the end of the entry: the rendezvous servers of HIP (RFC 8005 §5). */
export const names: Field<readonly Name[]> = {
  mayBeEmpty: true,
  check(words) {
    while (words.next < words.count) {
      const fault = name.check(words);
      if (fault !== undefined) return fault;
    }
    return undefined;
  },
  read(words) {
    const values: Name[] = [];
    while (words.next < words.count) values.push(name.read(words));
    return values;
  },
  text: (values) => values.join(" "),
  decode(octets) {
    const values: Name[] = [];
    while (octets.next < octets.bytes.length) {
      const value = name.decode(octets);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  },
};
