import { octetsText } from "../octets.js";
import type { Field } from "./field.js";

/** The whole rdata of a type that has no text of its own: `\# LENGTH HEX` alone (RFC 3597 §5). */
export const bareOctets: Field<Uint8Array> = {
  check: (words) => ({
    word: words.next,
    reason: "a type without a text of its own, so it stands as \\# LENGTH HEX (RFC 3597 §5)",
  }),
  // Never asked: no word passes the check.
  read: () => new Uint8Array(),
  text: octetsText,
  decode(octets) {
    const rest = octets.bytes.slice(octets.next);
    octets.next = octets.bytes.length;
    return rest;
  },
};
