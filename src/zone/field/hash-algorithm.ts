import { mnemonic } from "./mnemonic.js";

/** The hash of NSEC3 (RFC 5155 §11), printed as its number; BIND reads `SHA-1` for 1. */
export const hashAlgorithm = mnemonic("hash algorithm", { "SHA-1": 1 });
