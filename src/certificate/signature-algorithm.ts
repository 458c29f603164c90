import { childrenOf, type Der, oidOf, tags } from "./der.js";

/** Signature algorithms by the names that OpenSSL prints: RFC 3279 §2.2, RFC 4055 §5, RFC 5758 §3, RFC 8410 §3. */
const signatureNames: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.2": "md2WithRSAEncryption",
  "1.2.840.113549.1.1.4": "md5WithRSAEncryption",
  "1.2.840.113549.1.1.5": "sha1WithRSAEncryption",
  "1.2.840.113549.1.1.11": "sha256WithRSAEncryption",
  "1.2.840.113549.1.1.12": "sha384WithRSAEncryption",
  "1.2.840.113549.1.1.13": "sha512WithRSAEncryption",
  "1.2.840.113549.1.1.14": "sha224WithRSAEncryption",
  "1.3.14.3.2.29": "sha1WithRSA",
  "1.2.840.10040.4.3": "dsa_with_SHA1",
  "2.16.840.1.101.3.4.3.2": "dsa_with_SHA256",
  "1.2.840.10045.4.1": "ecdsa-with-SHA1",
  "1.2.840.10045.4.3.1": "ecdsa-with-SHA224",
  "1.2.840.10045.4.3.2": "ecdsa-with-SHA256",
  "1.2.840.10045.4.3.3": "ecdsa-with-SHA384",
  "1.2.840.10045.4.3.4": "ecdsa-with-SHA512",
  "1.3.101.112": "ED25519",
  "1.3.101.113": "ED448",
};

const pss = "1.2.840.113549.1.1.10";

const hashNames: Readonly<Record<string, string>> = {
  "1.3.14.3.2.26": "sha1",
  "2.16.840.1.101.3.4.2.4": "sha224",
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

/**
 * The name of an AlgorithmIdentifier that signs (RFC 5280 §4.1.1.2); for RSASSA-PSS with the hash that its parameters name.
 * @returns the OID for an algorithm that is not known here; undefined when the element is no AlgorithmIdentifier
 */
export function signatureName(algorithm: Der | undefined): string | undefined {
  if (algorithm?.tag !== tags.sequence) return undefined;
  const [identifier, parameters] = childrenOf(algorithm) ?? [];
  const oid = oidOf(identifier);
  if (oid === pss) return `rsassaPss with ${pssHash(parameters)}`;
  return oid === undefined ? undefined : (signatureNames[oid] ?? oid);
}

/** RSASSA-PSS-params (RFC 4055 §3.1): hashAlgorithm is [0] and SHA-1 when absent. */
function pssHash(parameters: Der | undefined): string {
  const tagged = parameters?.tag === tags.sequence ? childrenOf(parameters)?.[0] : undefined;
  if (tagged?.tag !== 0xa0) return "sha1";
  const algorithm = childrenOf(tagged)?.[0];
  const oid = algorithm && oidOf(childrenOf(algorithm)?.[0]);
  return hashNames[oid ?? ""] ?? oid ?? "an unreadable hash";
}
