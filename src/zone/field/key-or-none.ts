import type { Words } from "../words.js";
import type { Field } from "./field.js";
import { keyFlags } from "./key-flags.js";
import { publicKey } from "./public-key.js";

/** Both of these bits in the flags say that there is no key (RFC 2535 §3.1.2). */
const noKey = 0xc000;

/** The key of KEY in base64, three fields after its flags; empty where these say that there is none. */
export const keyOrNone: Field<string> = {
  mayBeEmpty: true,
  check(words) {
    if (!isKeyed(words)) return undefined;
    return words.next < words.count ? publicKey.check(words) : { word: words.count - 1, reason: "no key follows" };
  },
  read: (words) => (isKeyed(words) ? publicKey.read(words) : ""),
  text: (value) => value,
  // The flags are two octets, protocol and algorithm one each.
  decode: (octets) => (octets.bytes[octets.next - 4]! < noKey >> 8 ? publicKey.decode(octets) : ""),
};

function isKeyed(words: Words): boolean {
  return (keyFlags.read({ ...words, next: words.next - 3 }) & noKey) !== noKey;
}
