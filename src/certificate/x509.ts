import { childrenOf, contentOf, elementOf, readDer, sequenceOf, tags } from "./der.js";
import { type DistinguishedName, distinguishedName, hex } from "./distinguished-name.js";
import { type PublicKey, publicKey } from "./public-key.js";
import { signatureName } from "./signature-algorithm.js";
import { type Extensions, readExtensions } from "./x509-extensions.js";
import { timeOf } from "./x509-time.js";

/** What zonewright wants to know of an X.509 certificate. */
export interface X509 extends PublicKey, Extensions {
  /** The certificate alone, without what may follow it. */
  readonly der: Uint8Array;
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  /** The encoded names: equal octets are how a chain is put together. */
  readonly subjectDer: Uint8Array;
  readonly issuerDer: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly signature: string;
  /** In upper-case hexadecimal, as Windows and OpenSSL print it. */
  readonly serial: string;
}

/** TBSCertificate (RFC 5280 §4.1): version is [0], extensions are [3], both explicit. */
const versionTag = 0xa0;
const extensionsTag = 0xa3;

/**
 * Reads a certificate (RFC 5280 §4.1) without checking its signature. Never throws, never reads beyond the bytes, and
 * descends only where the syntax says so, so that no nesting can exhaust it.
 * @returns undefined when something that it needs is missing or damaged
 */
export function readX509(bytes: Uint8Array): X509 | undefined {
  const certificate = readDer(bytes);
  const [tbs, algorithm, signature] = sequenceOf(certificate);
  if (!certificate || signature?.tag !== tags.bitString) return undefined;
  const [head, ...tail] = sequenceOf(tbs);
  const [serial, , issuerName, validity, subjectName, keyInfo, ...rest] =
    head?.tag === versionTag ? tail : [head, ...tail];
  if (serial?.tag !== tags.integer || !issuerName || !subjectName) return undefined;
  const issuer = distinguishedName(issuerName);
  const subject = distinguishedName(subjectName);
  const [notBefore, notAfter] = sequenceOf(validity).map(timeOf);
  const key = publicKey(keyInfo);
  const name = signatureName(algorithm);
  const explicit = rest.find((part) => part?.tag === extensionsTag);
  const [list] = (explicit && childrenOf(explicit)) ?? [];
  // RFC 5280 §4.1.2.9: where there are extensions, there is at least one.
  const extensions = explicit && sequenceOf(list).length === 0 ? undefined : readExtensions(list);
  if (!issuer || !subject || !notBefore || !notAfter || !key || name === undefined || !extensions) return undefined;
  return {
    ...{ der: elementOf(certificate), subject, issuer, notBefore, notAfter, signature: name, ...key, ...extensions },
    subjectDer: elementOf(subjectName),
    issuerDer: elementOf(issuerName),
    serial: hex(contentOf(serial))
      .toUpperCase()
      .replace(/^(?:00)+(?=..)/, ""),
  };
}
