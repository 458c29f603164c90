import type { Field } from "./field.js";
import { string, stringText } from "./string.js";

/** A <character-string> at the end of the rdata, which may be missing: null then. */
export const optionalString: Field<string | null> = {
  mayBeEmpty: true,
  check: (words) => (words.next < words.count ? string.check(words) : undefined),
  read: (words) => (words.next < words.count ? string.read(words) : null),
  text: (value) => (value === null ? "" : stringText(value)),
  decode: (octets) => (octets.next < octets.bytes.length ? string.decode(octets) : null),
};
