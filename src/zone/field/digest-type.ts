import { mnemonic } from "./mnemonic.js";

/** The digest of a DS (RFC 4034 §A.2 and its registry), printed as its number. */
export const digestType = mnemonic("digest type", {
  "SHA-1": 1,
  SHA1: 1,
  "SHA-256": 2,
  SHA256: 2,
  GOST: 3,
  "SHA-384": 4,
  SHA384: 4,
});
