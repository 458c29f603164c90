import { childrenOf, type Der, elementOf, integerBits, oidOf, readDer, tags } from "./der.js";

/** A public key: the algorithm as node:crypto names it, or its OID, and its size. */
export interface PublicKey {
  readonly keyType: string;
  /** Absent for an algorithm or a curve that is not known here. */
  readonly keyBits?: number;
  /** `P-256` …, or the OID of the curve; for `ec` alone. */
  readonly keyCurve?: string;
  /** SubjectPublicKeyInfo, encoded. */
  readonly publicKeyDer: Uint8Array;
}

/** RFC 8017 appendix C, RFC 3279 §2.3.2, RFC 8410 §3. */
const keyTypes: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.1": "rsa",
  "1.2.840.113549.1.1.10": "rsa-pss",
  "1.2.840.10040.4.1": "dsa",
  "1.2.840.10045.2.1": "ec",
  "1.3.101.112": "ed25519",
  "1.3.101.113": "ed448",
};

/** Named curves and their field sizes: RFC 5480 §2.1.1.1 with the names of FIPS 186, SEC 2, RFC 5639 §4.1. */
const curves: Readonly<Record<string, readonly [name: string, bits: number]>> = {
  "1.2.840.10045.3.1.1": ["P-192", 192],
  "1.3.132.0.33": ["P-224", 224],
  "1.2.840.10045.3.1.7": ["P-256", 256],
  "1.3.132.0.10": ["secp256k1", 256],
  "1.3.132.0.34": ["P-384", 384],
  "1.3.132.0.35": ["P-521", 521],
  "1.3.36.3.3.2.8.1.1.7": ["brainpoolP256r1", 256],
  "1.3.36.3.3.2.8.1.1.11": ["brainpoolP384r1", 384],
  "1.3.36.3.3.2.8.1.1.13": ["brainpoolP512r1", 512],
};

const fixedBits: Readonly<Record<string, number>> = { ed25519: 256, ed448: 456 };

/**
 * Reads a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).
 * @returns undefined when the element is none
 */
export function publicKey(info: Der | undefined): PublicKey | undefined {
  if (info?.tag !== tags.sequence) return undefined;
  const [algorithm, key] = childrenOf(info) ?? [];
  if (algorithm?.tag !== tags.sequence || key?.tag !== tags.bitString) return undefined;
  const [identifier, parameters] = childrenOf(algorithm) ?? [];
  const oid = oidOf(identifier);
  if (oid === undefined) return undefined;
  const keyType = keyTypes[oid] ?? oid;
  const keyBits = bitsOf(keyType, key, parameters);
  const curve = keyType === "ec" ? oidOf(parameters) : undefined;
  return {
    ...{ keyType, publicKeyDer: elementOf(info) },
    ...(keyBits !== undefined && { keyBits }),
    ...(curve !== undefined && { keyCurve: curves[curve]?.[0] ?? curve }),
  };
}

function bitsOf(keyType: string, key: Der, parameters: Der | undefined): number | undefined {
  switch (keyType) {
    case "rsa":
    case "rsa-pss":
      return firstIntegerBits(readDer(key.bytes, key.start + 1, key.end));
    case "dsa":
      return firstIntegerBits(parameters);
    case "ec":
      return curves[oidOf(parameters) ?? ""]?.[1];
    default:
      return fixedBits[keyType];
  }
}

/** The modulus of an RSA key (RFC 8017 appendix A.1.1), the prime of DSA parameters (RFC 3279 §2.3.2). */
function firstIntegerBits(list: Der | undefined): number | undefined {
  if (list?.tag !== tags.sequence) return undefined;
  return integerBits(readDer(list.bytes, list.start, list.end)) || undefined;
}
