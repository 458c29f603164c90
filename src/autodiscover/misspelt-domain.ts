import type { Certificate, CertificateName } from "../certificate/certificate.js";
import { isInternalName } from "../certificate/internal-name.js";
import { certificatesServing, isCovered } from "../certificate/name-match.js";
import { isForFederationOnly } from "../certificate/service.js";
import type { AcceptedDomain, Estate } from "../estate/estate.js";
import { damerauLevenshtein } from "../text/edit-distance.js";
import { labelsOf, type Name, toName } from "../zone/name.js";
import { misspeltSans } from "./misspelt-san.js";

/** A certificate name below something that is nearly a mail domain. */
export interface MisspeltDomain {
  readonly certificate: Certificate;
  readonly written: CertificateName;
  /** With the domain as it should be. */
  readonly meant: string;
  readonly domain: AcceptedDomain;
}

/**
 * Certificate names at or below a misspelt accepted domain, the rest of the name being right. Organisations own domains
 * that look alike, so a name counts only where nothing speaks for it: no zone holds it, no declaration names it, the
 * certificate does not carry the right name as well, and the slip is one of the fingers.
 */
export function misspeltDomains(estate: Estate): MisspeltDomain[] {
  const mailDomains = estate.domains.filter(({ mail }) => mail !== "none");
  const serving = certificatesServing("iis", estate.certificates);
  const all = estate.certificates.filter((certificate) => !isForFederationOnly(certificate));
  const strange = all.flatMap((certificate) =>
    certificate.names.filter((written) => isStrange(estate, written)).map((written) => ({ certificate, written })),
  );
  if (strange.length === 0) return [];
  const told = new Set(misspeltSans(estate).map(({ written }) => written));
  return strange.flatMap(({ certificate, written }): MisspeltDomain[] => {
    if (told.has(written)) return [];
    for (const domain of mailDomains) {
      const meant = rightName(written, domain.name);
      const name = meant && toName(meant);
      if (!name || isOnOne(all, written, meant) || (!written.wildcard && isCovered(serving, name))) continue;
      return [{ certificate, written, meant, domain }];
    }
    return [];
  });
}

/** A public name of which no zone and no declaration knows. */
function isStrange(estate: Estate, { name }: CertificateName): boolean {
  if (!name || isInternalName(name) || estate.hosts.has(name)) return false;
  if ((["public", "internal"] as const).some((view) => estate.zones(view).enclosing(name))) return false;
  return !estate.domains.some((domain) => name === domain.name || name.endsWith(`.${domain.name}`));
}

function isOnOne(certificates: readonly Certificate[], { wildcard }: CertificateName, meant: string): boolean {
  const text = wildcard ? `*.${meant}` : meant;
  return certificates.some(({ names }) => names.some((one) => one.text === text));
}

/** The name with the domain in place of as many labels as it has, where these are the domain but for a slip. */
function rightName({ name }: CertificateName, domain: Name): string | undefined {
  const right = labelsOf(domain);
  const labels = labelsOf(name as Name);
  const rest = labels.slice(0, Math.max(0, labels.length - right.length));
  const found = labels.slice(rest.length);
  if (found.length !== right.length) return undefined;
  const different = found.flatMap((label, i) => (label === right[i] ? [] : [i]));
  const [at] = different;
  // Another last label is another domain on purpose: contoso.com and contoso.co.
  if (at === undefined || different.length > 1 || at === right.length - 1) return undefined;
  return isSlip(found[at] ?? "", right[at] ?? "") ? [...rest, ...right].join(".") : undefined;
}

/**
 * One slip of the fingers, or two in a long word. Siblings differ in a digit or in one character at an end (`contoso2`,
 * `companyb`, `e-contoso`), and so do short words, most of which are somebody's.
 */
function isSlip(written: string, right: string): boolean {
  if (right.length < 5 || Math.abs(written.length - right.length) > 2) return false;
  if (/\d|^xn--/.test(written + right)) return false;
  // What costs little is asked first, because most names on a certificate are siblings.
  const hasItsEnds = written.at(0) === right.at(0) && written.at(-1) === right.at(-1);
  if (!hasItsEnds && !(written.length === right.length && isSwap(written, right))) return false;
  const distance = damerauLevenshtein(written, right);
  return distance === 1 || (distance === 2 && right.length >= 10);
}

function isSwap(one: string, other: string): boolean {
  return [...one].sort().join("") === [...other].sort().join("");
}
