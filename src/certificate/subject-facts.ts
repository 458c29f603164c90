import type { Certificate, CertificateName } from "./certificate.js";
import { certificateName, distinctNames } from "./certificate-name.js";
import type { CertificateRequest } from "./request.js";
import type { X509 } from "./x509.js";

type Signed = X509 | CertificateRequest;

/** What a certificate and a request for one say alike: whose it is, for which names, with which key and for what. */
export function subjectFacts(signed: Signed, path: string): Pick<Certificate, "names" | "at"> & Partial<Certificate> {
  // Nobody wants a caret below binary data, and a file may hold a key: the source of a certificate shows no text.
  const at = { source: { path, bytes: new Uint8Array(), encoding: "utf-8" as const }, start: 0, end: 0 };
  const names = (signed.alternativeNames ?? []).map(
    ({ kind, text }): CertificateName =>
      kind === "dns" && isIa5(text) ? certificateName(text, at) : { text, wildcard: false, at },
  );
  const { subject, keyType, signature, isAuthority } = signed;
  const { keyBits, keyCurve, usages, keyUsages, pathLength, subjectKeyId } = signed;
  return {
    ...{ names: distinctNames(names), at, subject: subject.text, keyType, signature, isAuthority },
    hasSan: signed.alternativeNames !== undefined,
    ...(subject.commonName !== undefined && { commonName: subject.commonName }),
    ...(keyBits !== undefined && { keyBits }),
    ...(keyCurve !== undefined && { keyCurve }),
    ...(usages && { usages }),
    ...(keyUsages && { keyUsages }),
    ...(pathLength !== undefined && { pathLength }),
    ...(subjectKeyId !== undefined && { subjectKeyId }),
  };
}

/** RFC 5280 §4.2.1.6: a dNSName is an IA5String; with other octets no client finds a match in it. */
function isIa5(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}
