import { wireLength } from "../name-wire.js";
import { base64 } from "./base64.js";
import type { Field } from "./field.js";

const privateDns = 253;

/**
 * A public key in base64 behind the octet of its algorithm. One of a private algorithm begins with the name of who made
 * it (RFC 4034 §A.1.1); like BIND, only octets are held against that.
 */
export const publicKey: Field<string> = {
  ...base64,
  decode(octets) {
    const { bytes, next } = octets;
    return bytes[next - 1] === privateDns && wireLength(bytes, next) < 0 ? undefined : base64.decode(octets);
  },
};
