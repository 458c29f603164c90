import { octetsText } from "./distinguished-name.js";
import type { X509 } from "./x509.js";

/**
 * Finds the server's own certificate among those of one file, whatever their order: the one that issued none of the
 * others; where several are left, the ones that are no certification authority.
 * @returns several when they are no single chain; none only for none
 */
export function leavesOf(certificates: readonly X509[]): readonly X509[] {
  const distinct = distinctCertificates(certificates);
  // By name, as a chain is built; what is in its own name has no other issuer.
  const issuers = new Set(distinct.filter((one) => !isSelfIssued(one)).map((one) => octetsText(one.issuerDer)));
  const ends = distinct.filter((one) => !issuers.has(octetsText(one.subjectDer)));
  const candidates = ends.length > 0 ? ends : distinct;
  const servers = candidates.filter((one) => !one.isAuthority);
  return withoutRenewed(servers.length > 0 ? servers : candidates);
}

/** Each once, where it stands last. */
export function distinctCertificates(certificates: readonly X509[]): X509[] {
  return [...new Map(certificates.map((one) => [octetsText(one.der), one])).values()];
}

/** Windows exports a certificate together with those that it replaced: of one subject and one key the newest is meant. */
function withoutRenewed(certificates: readonly X509[]): readonly X509[] {
  const newest = new Map<string, X509>();
  for (const one of certificates) {
    const whose = octetsText(one.subjectDer) + octetsText(one.publicKeyDer);
    const other = newest.get(whose);
    if (!other || other.notBefore < one.notBefore) newest.set(whose, one);
  }
  return [...newest.values()];
}

/** RFC 5280 §3.2: subject and issuer are the same; whether it also signed itself takes its key to tell. */
export function isSelfIssued({ subjectDer, issuerDer }: X509): boolean {
  return subjectDer.length === issuerDer.length && subjectDer.every((octet, index) => octet === issuerDer[index]);
}
