import type { X509 } from "./x509.js";

/**
 * Finds the server's own certificate among those of one file, whatever their order: the one that issued none of the
 * others; where several are left, the ones that are no certification authority.
 * @param certificates at least one
 * @returns several when they are no single chain
 */
export function leavesOf(certificates: readonly X509[]): readonly X509[] {
  const distinct = certificates.filter(
    (one, index) => !certificates.slice(0, index).some((other) => sameDer(one, other)),
  );
  const ends = distinct.filter((one) => !distinct.some((other) => other !== one && issued(one, other)));
  const candidates = ends.length > 0 ? ends : distinct;
  const servers = candidates.filter((one) => !one.isAuthority);
  return servers.length > 0 ? servers : candidates;
}

/** By name, as a chain is built; a certificate in its own name has no other issuer. */
function issued(issuer: X509, other: X509): boolean {
  return sameOctets(issuer.subjectDer, other.issuerDer) && !isSelfIssued(other);
}

/** RFC 5280 §3.2: subject and issuer are the same; whether it also signed itself takes its key to tell. */
export function isSelfIssued(certificate: X509): boolean {
  return sameOctets(certificate.subjectDer, certificate.issuerDer);
}

function sameDer(one: X509, other: X509): boolean {
  return sameOctets(one.der, other.der);
}

function sameOctets(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, index) => octet === other[index]);
}
