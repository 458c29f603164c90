import type { Certificate } from "../certificate/certificate.js";

/** A certificate as `cert show --format json` prints it; what a list of names does not tell is left out. */
export function certificateJson(certificate: Certificate) {
  const { at, format, subject, issuer, names, notBefore, notAfter } = certificate;
  const { keyType, keyBits, signature, usages, selfSigned } = certificate;
  return {
    ...{ file: at.source.path, format, subject, issuer, names: names.map(({ text }) => text) },
    ...{ notBefore: notBefore?.toISOString(), notAfter: notAfter?.toISOString() },
    ...{ keyType, keyBits, signature, usages, selfSigned },
  };
}
