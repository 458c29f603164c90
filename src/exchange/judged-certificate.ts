import { builtInKind } from "../certificate/built-in.js";
import type { Certificate, CertificateService } from "../certificate/certificate.js";
import type { Installed } from "./installed-certificate.js";

type Judged = Installed & { readonly certificate: Certificate };

/**
 * The certificates that clients and other servers meet, each with the services that it is met at.
 *
 * Exchange makes some for itself, and Get-ExchangeCertificate shows them as used for the same services: they count only
 * where no other has the service. A certificate that was renewed keeps SMTP, POP and IMAP beside its successor, and the
 * newer one is chosen; of IIS there is one at each server, and each is met.
 */
export function judgedCertificates(installed: readonly Installed[]): Certificate[] {
  const candidates = installed.filter((one): one is Judged => one.certificate !== undefined);
  const met = new Map<Judged, CertificateService[]>();
  for (const service of new Set(candidates.flatMap(({ facts }) => facts.services))) {
    for (const one of holders(service, candidates)) met.set(one, [...(met.get(one) ?? []), service]);
  }
  const judged = candidates.filter((one) => met.has(one));
  return judged.map((one) => {
    const services = one.facts.services.filter((service) => met.get(one)?.includes(service));
    return { ...one.certificate, services, label: labelOf(one, judged) };
  });
}

function holders(service: CertificateService, all: readonly Judged[]): readonly Judged[] {
  const holding = all.filter(({ facts }) => facts.services.includes(service));
  if (service === "federation") return holding;
  const bought = holding.filter((one) => !isBuiltIn(one));
  const chosen = bought.length > 0 ? bought : holding.filter((one) => !isForServersAlone(one));
  return service === "iis" ? chosen : newestOfEach(chosen);
}

/** Of those with one subject, the one that holds longest. */
function newestOfEach(all: readonly Judged[]): readonly Judged[] {
  const last = new Map<string, number>();
  const whose = ({ facts }: Judged) => facts.subject ?? facts.thumbprint;
  for (const one of all) last.set(whose(one), Math.max(last.get(whose(one)) ?? 0, endOf(one)));
  return all.filter((one) => endOf(one) === last.get(whose(one)));
}

function endOf({ certificate, facts }: Judged): number {
  return (certificate.notAfter ?? facts.notAfter)?.getTime() ?? 0;
}

/** Made at setup, for the servers among themselves. */
function isBuiltIn({ certificate }: Judged): boolean {
  return builtInKind(certificate) !== undefined;
}

/** With these no client and no mail server is ever met: one signs tokens (OAuth), one serves the management of IIS. */
function isForServersAlone({ certificate }: Judged): boolean {
  const kind = builtInKind(certificate);
  return kind === "Microsoft Exchange Server Auth Certificate" || kind === "WMSVC";
}

/** Several may be called alike; then the thumbprint tells them apart. */
function labelOf({ certificate, facts }: Judged, all: readonly Judged[]): string {
  const isShared = all.some((other) => other.facts !== facts && other.certificate.label === certificate.label);
  return isShared ? `${certificate.label} (${facts.thumbprint.slice(0, 8)})` : certificate.label;
}
