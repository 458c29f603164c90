import { childrenOf, contentOf, type Der, oidOf, readDer, tags } from "./der.js";

/** What certificates and requests for them come in, by itself or among others. */
export type ReadableKind = "certificate" | "request" | "pkcs7" | "pkcs12";

/** What people give in place of a certificate, as far as DER and PEM tell. */
export type ForeignKind = "private key" | "public key" | "revocation list";

const { integer, bitString, octetString, sequence, utcTime, generalizedTime } = tags;

/** PKCS#7 (RFC 2315 §14): data, signedData and their kin. */
const pkcs7Prefix = "1.2.840.113549.1.7.";

/**
 * Tells by its outermost structure what a DER file is; whether it is sound inside is for its reader to say.
 * @returns undefined when it is nothing that is known here
 */
export function derKind(bytes: Uint8Array): ReadableKind | ForeignKind | undefined {
  const outer = readDer(bytes);
  const parts = outer?.tag === sequence ? childrenOf(outer) : undefined;
  if (!parts) return berKind(bytes);
  const [first, second, third] = parts;
  if (oidOf(first)?.startsWith(pkcs7Prefix)) return "pkcs7";
  if (first?.tag === integer) return kindWithVersion(parts);
  if (first?.tag !== sequence) return undefined;
  if (second?.tag === octetString) return startsWithOid(first) ? "private key" : undefined;
  if (second?.tag === bitString) return startsWithOid(first) ? "public key" : undefined;
  return second?.tag === sequence && third?.tag === bitString ? signedKind(first) : undefined;
}

/** How many octets the file should have by its own word, when it has fewer. */
export function missingLength(bytes: Uint8Array): number | undefined {
  const octets = (bytes[1] ?? 0) - 0x80;
  if (bytes[0] !== sequence || octets < 1 || octets > 4 || bytes.length < 2 + octets) return undefined;
  const length = bytes.subarray(2, 2 + octets).reduce((sum, octet) => sum * 256 + octet, 0) + 2 + octets;
  return length > bytes.length ? length : undefined;
}

/** Keys begin with a version or their first number (RFC 5208 §5, RFC 5915 §3, RFC 8017 appendix A.1), and so does PFX (RFC 7292 §4). */
function kindWithVersion(parts: readonly Der[]): ForeignKind | "pkcs12" | undefined {
  const [, second, third] = parts;
  if (second?.tag === octetString) return "private key";
  if (second?.tag === sequence && third?.tag === octetString) return "private key";
  if (second?.tag === sequence) return startsWithOid(second, pkcs7Prefix) ? "pkcs12" : undefined;
  if (!parts.every(({ tag }) => tag === integer)) return undefined;
  return parts.length === 2 ? "public key" : "private key";
}

/** Three things are signed alike: certificates (RFC 5280 §4.1), revocation lists (§5.1) and requests (RFC 2986 §4.2). */
function signedKind(content: Der): "certificate" | "request" | "revocation list" {
  const parts = childrenOf(content) ?? [];
  if (parts.slice(2, 5).some(({ tag }) => tag === utcTime || tag === generalizedTime)) return "revocation list";
  const isRequest = parts[0]?.tag === integer && parts.length <= 4 && (parts[3]?.tag ?? 0xa0) === 0xa0;
  return isRequest ? "request" : "certificate";
}

/** Windows, Java and browsers write PFX and PKCS#7 in BER, whose lengths may be open (X.690 §8.1.3.6); perhaps they are cut. */
function berKind(bytes: Uint8Array): "pkcs7" | "pkcs12" | undefined {
  const length = bytes[1] ?? 0;
  if (bytes[0] !== sequence) return undefined;
  const first = readDer(bytes, 2 + (length > 0x80 ? length & 0x7f : 0));
  if (oidOf(first)?.startsWith(pkcs7Prefix)) return "pkcs7";
  return first?.tag === integer && first.end - first.start === 1 && contentOf(first)[0] === 3 ? "pkcs12" : undefined;
}

function startsWithOid(list: Der, prefix = ""): boolean {
  return oidOf(childrenOf(list)?.[0])?.startsWith(prefix) ?? false;
}
