import { childrenOf, contentOf, type Der, elementOf, oidOf, readDer, tags } from "./der.js";
import { type DistinguishedName, distinguishedName } from "./distinguished-name.js";
import { type PublicKey, publicKey } from "./public-key.js";
import { signatureName } from "./signature-algorithm.js";
import { type AlternativeName, alternativeNames } from "./subject-alt-name.js";
import { timeOf } from "./x509-time.js";

/** What zonewright wants to know of an X.509 certificate. */
export interface X509 extends PublicKey {
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
  /** Extended key usages as OIDs; absent without the extension. */
  readonly usages?: readonly string[];
  /** Absent without a subjectAltName extension. */
  readonly alternativeNames?: readonly AlternativeName[];
  readonly isAuthority: boolean;
}

const oids = { subjectAltName: "2.5.29.17", basicConstraints: "2.5.29.19", extendedKeyUsage: "2.5.29.37" };

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
  const extensions = readExtensions(rest.find((part) => part?.tag === extensionsTag));
  if (!issuer || !subject || !notBefore || !notAfter || !key || name === undefined || !extensions) return undefined;
  return {
    ...{ der: elementOf(certificate), subject, issuer, notBefore, notAfter, signature: name, ...key, ...extensions },
    subjectDer: elementOf(subjectName),
    issuerDer: elementOf(issuerName),
  };
}

/** The elements of a SEQUENCE; none when it is no SEQUENCE or is damaged. */
function sequenceOf(der: Der | undefined): Der[] {
  return (der?.tag === tags.sequence && childrenOf(der)) || [];
}

type Extensions = Pick<X509, "usages" | "alternativeNames" | "isAuthority">;

function readExtensions(explicit: Der | undefined): Extensions | undefined {
  if (!explicit) return { isAuthority: false };
  const [list] = childrenOf(explicit) ?? [];
  const values = new Map<string, Der | undefined>();
  for (const extension of sequenceOf(list)) {
    const parts = sequenceOf(extension);
    const oid = oidOf(parts[0]);
    const value = parts.at(-1);
    if (oid === undefined || value?.tag !== tags.octetString) return undefined;
    values.set(oid, readDer(value.bytes, value.start, value.end));
  }
  const names = alternativeNames(values.get(oids.subjectAltName));
  const usages = values.has(oids.extendedKeyUsage)
    ? sequenceOf(values.get(oids.extendedKeyUsage)).map((usage) => oidOf(usage))
    : undefined;
  if (values.size === 0 || (values.has(oids.subjectAltName) && !names) || usages?.includes(undefined)) return undefined;
  return {
    isAuthority: isAuthority(values.get(oids.basicConstraints)),
    ...(names && { alternativeNames: names }),
    ...(usages && { usages: usages as string[] }),
  };
}

/** BasicConstraints (RFC 5280 §4.2.1.9): `cA` is a BOOLEAN that is absent for false. */
function isAuthority(constraints: Der | undefined): boolean {
  const [ca] = sequenceOf(constraints);
  return ca?.tag === tags.boolean && contentOf(ca)[0] !== 0;
}
