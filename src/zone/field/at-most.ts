import type { Field } from "./field.js";
import { u8 } from "./unsigned.js";

/** A number of one octet that goes up to `max` only; `reason` says what is wrong with others. */
export function atMost(max: number, reason: string): Field<number> {
  return {
    ...u8,
    check(words) {
      const word = words.next;
      if (u8.check(words) !== undefined) return { word, reason };
      words.next = word;
      return u8.read(words) <= max ? undefined : { word, reason };
    },
    decode(octets) {
      const value = u8.decode(octets);
      return value === undefined || value > max ? undefined : value;
    },
  };
}
