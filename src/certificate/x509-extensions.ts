import { childrenOf, contentOf, type Der, oidOf, readDer, sequenceOf, tags } from "./der.js";
import { hex } from "./distinguished-name.js";
import { type AlternativeName, alternativeNames } from "./subject-alt-name.js";

/** What zonewright wants to know of the extensions of a certificate (RFC 5280 §4.2) or of a request for one. */
export interface Extensions {
  /** Absent without a subjectAltName extension. */
  readonly alternativeNames?: readonly AlternativeName[];
  /** Extended key usages as OIDs; absent without the extension. */
  readonly usages?: readonly string[];
  /** Absent without a keyUsage extension. */
  readonly keyUsages?: readonly KeyUsage[];
  readonly isAuthority: boolean;
  /** How many authorities may follow below this one. */
  readonly pathLength?: number;
  /** Key identifiers in upper-case hexadecimal. */
  readonly subjectKeyId?: string;
  readonly authorityKeyId?: string;
}

const oids = {
  subjectKeyIdentifier: "2.5.29.14",
  keyUsage: "2.5.29.15",
  subjectAltName: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  authorityKeyIdentifier: "2.5.29.35",
  extendedKeyUsage: "2.5.29.37",
};

/** The bits of keyUsage, from the first on (RFC 5280 §4.2.1.3). */
const keyUsageNames = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
  "encipherOnly",
  "decipherOnly",
] as const;

export type KeyUsage = (typeof keyUsageNames)[number];

/**
 * Reads Extensions, the list itself.
 * @returns undefined when the list, the alternative names or the extended key usages are damaged; other extensions that
 * cannot be read count as absent
 */
export function readExtensions(list: Der | undefined): Extensions | undefined {
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
  if ((values.has(oids.subjectAltName) && !names) || usages?.includes(undefined)) return undefined;
  const keyUsages = keyUsagesOf(values.get(oids.keyUsage));
  const subjectKeyId = keyId(values.get(oids.subjectKeyIdentifier), tags.octetString);
  const authorityKeyId = keyId(sequenceOf(values.get(oids.authorityKeyIdentifier))[0], authorityKeyTag);
  return {
    ...constraintsOf(values.get(oids.basicConstraints)),
    ...(names && { alternativeNames: names }),
    ...(usages && { usages: usages as string[] }),
    ...(keyUsages && { keyUsages }),
    ...(subjectKeyId !== undefined && { subjectKeyId }),
    ...(authorityKeyId !== undefined && { authorityKeyId }),
  };
}

/** AuthorityKeyIdentifier (RFC 5280 §4.2.1.1): keyIdentifier is [0], implicit and primitive, and comes first. */
const authorityKeyTag = 0x80;

function keyId(der: Der | undefined, tag: number): string | undefined {
  return der?.tag === tag ? hex(contentOf(der)).toUpperCase() : undefined;
}

function keyUsagesOf(bits: Der | undefined): KeyUsage[] | undefined {
  if (bits?.tag !== tags.bitString) return undefined;
  // The first octet says how many bits at the end do not count.
  const octets = contentOf(bits).subarray(1);
  return keyUsageNames.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

/** BasicConstraints (RFC 5280 §4.2.1.9): `cA` is a BOOLEAN that is absent for false. */
function constraintsOf(constraints: Der | undefined): Pick<Extensions, "isAuthority" | "pathLength"> {
  const [ca, path] = (constraints?.tag === tags.sequence && childrenOf(constraints)) || [];
  const isAuthority = ca?.tag === tags.boolean && contentOf(ca)[0] !== 0;
  const pathLength = isAuthority && path?.tag === tags.integer ? contentOf(path)[0] : undefined;
  return { isAuthority, ...(pathLength !== undefined && { pathLength }) };
}
