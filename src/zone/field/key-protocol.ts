import { mnemonic } from "./mnemonic.js";

/** The protocol of a key: 3 for DNSSEC (RFC 4034 §2.1.2), and the others of RFC 2535 §3.1.3. */
export const keyProtocol = mnemonic("protocol", { NONE: 0, TLS: 1, EMAIL: 2, DNSSEC: 3, IPSEC: 4, ALL: 255 });
