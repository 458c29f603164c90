import type { Certificate, CertificateName } from "../certificate/certificate.js";
import { whyInternalOnCertificate } from "../certificate/internal-name.js";
import { isForFederationOnly } from "../certificate/service.js";
import type { Estate } from "../estate/estate.js";
import { labelsOf, type Name, parentOf, root } from "../zone/name.js";
import type { Zone } from "../zone/zone.js";
import { addressesOf } from "./addresses.js";
import type { Assessment } from "./assessment.js";
import { dialledNames } from "./dialled-name.js";
import { misspeltSans } from "./misspelt-san.js";
import { autodiscoverTypo } from "./typo.js";

/** A name on a certificate that no client comes to. */
export interface UnreachedSan {
  readonly certificate: Certificate;
  readonly written: CertificateName;
  /** The zone that would hold the name. */
  readonly zone: Zone;
}

/**
 * Names on certificates that do not exist in the supplied zones and that nothing leads to. Left out is what another
 * finding names (internal, misspelt), what may still come to be dialled, and every name whose zone was not supplied.
 */
export function unreachedSans(estate: Estate, assessments: readonly Assessment[]): UnreachedSan[] {
  const certificates = estate.certificates.filter((certificate) => !isForFederationOnly(certificate));
  const misspelt = new Set(misspeltSans(estate).map(({ written }) => written));
  const absent = certificates.flatMap((certificate) =>
    certificate.names.flatMap((written): UnreachedSan[] => {
      if (misspelt.has(written) || whyInternalOnCertificate(written)) return [];
      const zone = zoneWithout(estate, written);
      return zone ? [{ certificate, written, zone }] : [];
    }),
  );
  if (absent.length === 0) return [];
  const dialled = dialledAmong(absent, dialledNames(estate, assessments, certificates));
  return absent.filter(({ written }) => {
    const isToCome = !written.wildcard && written.name && isAutodiscoverOfMailZone(estate, written.name);
    return !dialled.has(written.text) && !isToCome;
  });
}

/** Which of the certificate names, by their text, somebody dials; the names dialled may be many more than those. */
function dialledAmong(sans: readonly UnreachedSan[], dialled: Iterable<Name>): ReadonlySet<string | undefined> {
  const exact = new Map<Name, string>();
  const wildcards = new Map<Name, string>();
  for (const { written } of sans) {
    if (written.name) (written.wildcard ? wildcards : exact).set(written.name, written.text);
  }
  const found = new Set<string | undefined>();
  for (const name of dialled) {
    found.add(exact.get(name));
    if (wildcards.size > 0) found.add(wildcards.get(parentOf(name)));
  }
  return found;
}

/** The public zone in which the name, or everything that the wildcard stands for, is missing; undefined when it is not. */
function zoneWithout(estate: Estate, { name, wildcard }: CertificateName): Zone | undefined {
  const zone = name && estate.zones("public").enclosing(name);
  if (!zone || estate.zones("internal").enclosing(name)?.has(name)) return undefined;
  const { outcome, chain } = addressesOf(estate.zones("public"), name);
  if (chain.length > 0 || outcome === "delegated" || outcome === "outside") return undefined;
  const here = zone.records(name).length;
  if (wildcard) return zone.countBelow(name) > here ? undefined : zone;
  return outcome === "answer" || here > 0 ? undefined : zone;
}

/** A zone that receives mail may be a mail domain even where it is not judged now (`--domain`). */
function isAutodiscoverOfMailZone(estate: Estate, name: Name): boolean {
  const label = labelsOf(name)[0] ?? "";
  const domain = parentOf(name);
  if (label !== "autodiscover" && !autodiscoverTypo(label)) return false;
  if (estate.domains.some((accepted) => accepted.name === domain)) return false;
  const exchanges = estate.zones("public").enclosing(domain)?.records(domain, "MX") ?? [];
  return exchanges.some(({ data }) => data.exchange !== root);
}
