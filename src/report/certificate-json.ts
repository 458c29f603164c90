import type { Certificate } from "../certificate/certificate.js";

/** A certificate as `cert show --format json` prints it; what a request or a list of names does not tell is left out. */
export function certificateJson(certificate: Certificate) {
  const { at, kind, format, subject, friendlyName, issuer, names, notBefore, notAfter } = certificate;
  const { keyType, keyBits, keyCurve, signature, usages, keyUsages, selfSigned, isAuthority } = certificate;
  const { serial, thumbprint, subjectKeyId, authorityKeyId, besidePrivateKey, chain } = certificate;
  return {
    ...{ file: at.source.path, kind, format, subject, friendlyName, issuer, names: names.map(({ text }) => text) },
    ...{ notBefore: notBefore?.toISOString(), notAfter: notAfter?.toISOString() },
    ...{ keyType, keyBits, keyCurve, signature, usages, keyUsages, selfSigned, isAuthority },
    ...{ serial, thumbprint, subjectKeyId, authorityKeyId, besidePrivateKey },
    chain: chain?.map((link) => link.subject),
  };
}
