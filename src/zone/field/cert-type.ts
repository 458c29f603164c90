import { printedMnemonic } from "./mnemonic.js";
import { u16 } from "./unsigned.js";

/** What a CERT holds (RFC 4398 §2.1), printed as a word. */
export const certType = printedMnemonic(
  "certificate type",
  { PKIX: 1, SPKI: 2, PGP: 3, IPKIX: 4, ISPKI: 5, IPGP: 6, ACPKIX: 7, IACPKIX: 8, URI: 253, OID: 254 },
  u16,
);
