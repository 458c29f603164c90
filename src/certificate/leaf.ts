import { octetsText } from "./distinguished-name.js";
import type { X509 } from "./x509.js";

/**
 * Finds the server's own certificate among those of one file, whatever their order: the one that issued none of the
 * others; where several are left, the ones that are no certification authority.
 * @returns several when they are no single chain; none only for none
 */
export function leavesOf(certificates: readonly X509[]): readonly X509[] {
  const distinct = [...new Map(certificates.map((one) => [octetsText(one.der), one])).values()];
  // By name, as a chain is built; what is in its own name has no other issuer.
  const issuers = new Set(distinct.filter((one) => !isSelfIssued(one)).map((one) => octetsText(one.issuerDer)));
  const ends = distinct.filter((one) => !issuers.has(octetsText(one.subjectDer)));
  const candidates = ends.length > 0 ? ends : distinct;
  const servers = candidates.filter((one) => !one.isAuthority);
  return servers.length > 0 ? servers : candidates;
}

/** RFC 5280 §3.2: subject and issuer are the same; whether it also signed itself takes its key to tell. */
export function isSelfIssued({ subjectDer, issuerDer }: X509): boolean {
  return subjectDer.length === issuerDer.length && subjectDer.every((octet, index) => octet === issuerDer[index]);
}
