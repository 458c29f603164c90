import type { Certificate, CertificateName } from "./certificate.js";
import { type CertificateInput, declared } from "./certificate-input.js";
import { certificateName, distinctNames } from "./certificate-name.js";
import { isSelfIssued } from "./leaf.js";
import type { X509 } from "./x509.js";

/** Whether a certificate in its own name (DER) was signed by its own key. */
export type SelfSignatureCheck = (der: Uint8Array) => boolean;

/** What is judged of an X.509 certificate. */
export function fromX509(
  input: CertificateInput,
  format: "pem" | "der",
  x509: X509,
  isSignedByItself: SelfSignatureCheck,
): Certificate {
  // Nobody wants a caret below binary data, and a PEM file may hold a key: the source of a certificate shows no text.
  const at = { source: { path: input.path, bytes: new Uint8Array(), encoding: "utf-8" as const }, start: 0, end: 0 };
  const selfSigned = isSelfIssued(x509) && isSignedByItself(x509.der);
  const names = (x509.alternativeNames ?? []).map(
    ({ kind, text }): CertificateName =>
      kind === "dns" && isIa5(text) ? certificateName(text, at) : { text, wildcard: false, at },
  );
  const { notBefore, notAfter, keyType, keyBits, signature, usages, subject, issuer } = x509;
  return {
    ...{ ...declared(input, selfSigned), format, names: distinctNames(names), at, selfSigned },
    ...{ notBefore, notAfter, keyType, signature, subject: subject.text, issuer: issuer.text },
    hasSan: x509.alternativeNames !== undefined,
    ...(subject.commonName !== undefined && { commonName: subject.commonName }),
    ...(keyBits !== undefined && { keyBits }),
    ...(usages && { usages }),
  };
}

/** RFC 5280 §4.2.1.6: a dNSName is an IA5String; with other octets no client finds a match in it. */
function isIa5(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}
