import type { Certificate, CertificateName } from "../certificate/certificate.js";
import { isInternalName } from "../certificate/internal-name.js";
import { certificatesServing, isCovered } from "../certificate/name-match.js";
import type { AcceptedDomain, Estate } from "../estate/estate.js";
import { below, labelsOf, type Name, parentOf } from "../zone/name.js";
import { autodiscoverTypo } from "./typo.js";

/** A name on a certificate that was probably meant to be an Autodiscover host. */
export interface MisspeltSan {
  readonly certificate: Certificate;
  readonly written: CertificateName;
  /** The right spelling. */
  readonly meant: Name;
  /** Whether a certificate that clients meet carries the right spelling, by a wildcard too. */
  readonly isMeantCovered: boolean;
  /** Absent when no zone was supplied that could say whether it is an accepted domain. */
  readonly domain?: AcceptedDomain;
}

/**
 * Names on client certificates whose first label is `autodiscover` misspelt and whose rest is an accepted domain.
 * Where the zone of that rest was not supplied, only a slip that leaves no doubt counts. A misspelt name that exists
 * beside a covered right one was made on purpose; an internal one is refused however it is spelt.
 */
export function misspeltSans(estate: Estate): MisspeltSan[] {
  const certificates = certificatesServing("iis", estate.certificates);
  return certificates.flatMap((certificate) =>
    certificate.names.flatMap((written): MisspeltSan[] => {
      const { name, wildcard } = written;
      const slip = name && !wildcard ? autodiscoverTypo(labelsOf(name)[0] ?? "") : undefined;
      if (!name || !slip || isInternalName(name)) return [];
      const base = parentOf(name);
      const domain = estate.domains.find((accepted) => accepted.name === base);
      if (domain ? domain.mail === "none" : slip === 2 || isSupplied(estate, base)) return [];
      const meant = below("autodiscover", base);
      const isMeantCovered = isCovered(certificates, meant);
      if (isMeantCovered && estate.zones("public").enclosing(name)?.has(name)) return [];
      return [{ certificate, written, meant, isMeantCovered, ...(domain && { domain }) }];
    }),
  );
}

function isSupplied(estate: Estate, name: Name): boolean {
  return (["public", "internal"] as const).some((view) => estate.zones(view).enclosing(name) !== undefined);
}
