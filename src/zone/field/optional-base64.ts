import { quoted, type Words } from "../words.js";
import { base64 } from "./base64.js";
import type { Field } from "./field.js";

/** Base64 to the end of the entry, or nothing. */
export const optionalBase64: Field<string> = {
  ...base64,
  mayBeEmpty: true,
  check: (words) => (words.next < words.count ? base64.check(words) : undefined),
  decode: (octets) => (octets.next < octets.bytes.length ? base64.decode(octets) : ""),
};

/** Base64 to the end of the entry, or `-` for nothing. */
export const base64OrDash: Field<string> = {
  ...base64,
  check(words) {
    if (!isDash(words)) return base64.check(words);
    words.next++;
    return undefined;
  },
  read(words) {
    if (!isDash(words)) return base64.read(words);
    words.next++;
    return "-";
  },
  decode: (octets) => (octets.next < octets.bytes.length ? base64.decode(octets) : "-"),
};

function isDash({ bytes, starts, ends, flags, next }: Words): boolean {
  return ends[next]! - starts[next]! === 1 && bytes[starts[next]!] === 0x2d && !(flags[next]! & quoted);
}
