import { mnemonic, printedMnemonic } from "./mnemonic.js";

/** DNSSEC algorithms by the mnemonics that BIND 9.18 reads. */
const algorithms = {
  RSAMD5: 1,
  DH: 2,
  DSA: 3,
  RSASHA1: 5,
  NSEC3DSA: 6,
  NSEC3RSASHA1: 7,
  RSASHA256: 8,
  RSASHA512: 10,
  ECCGOST: 12,
  ECDSAP256SHA256: 13,
  ECDSAP384SHA384: 14,
  ED25519: 15,
  ED448: 16,
  INDIRECT: 252,
  PRIVATEDNS: 253,
  PRIVATEOID: 254,
} as const;

/** A DNSSEC algorithm, printed as its number. */
export const algorithm = mnemonic("algorithm", algorithms);

/** The same of a CERT, printed as a word. */
export const printedAlgorithm = printedMnemonic("algorithm", algorithms);
