import type { ForeignKind, ReadableKind } from "./der-kind.js";

const kinds: readonly (readonly [RegExp, ReadableKind | ForeignKind | "openpgp key" | "ssh key"])[] = [
  [/^(?:(?:X509|TRUSTED) )?CERTIFICATE$/, "certificate"],
  [/^PGP /, "openpgp key"],
  [/^OPENSSH /, "ssh key"],
  [/PRIVATE KEY$/, "private key"],
  [/PUBLIC KEY$/, "public key"],
  [/^(?:NEW )?CERTIFICATE REQUEST$/, "request"],
  [/^(?:PKCS ?#?7(?: SIGNED DATA)?|CMS)$/, "pkcs7"],
  [/^(?:PKCS ?#?12|PFX)$/, "pkcs12"],
  [/^X509 CRL$/, "revocation list"],
];

/**
 * What the label of a PEM block promises (RFC 7468 §4, and what OpenSSL, Netscape and Windows write beside it).
 * @returns undefined for a label that is not known, such as `DH PARAMETERS`
 */
export function pemKind(label: string) {
  return kinds.find(([sign]) => sign.test(label))?.[1];
}
