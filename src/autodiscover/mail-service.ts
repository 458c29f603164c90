import type { Certificate, CertificateService } from "../certificate/certificate.js";
import { certificatesServing, isCovered } from "../certificate/name-match.js";
import type { AcceptedDomain } from "../estate/estate.js";
import type { Certainty } from "../finding.js";
import { below, root } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import type { Assessment } from "./assessment.js";
import { type Endpoint, endpointOf } from "./endpoint.js";
import { ownCertificateCovers } from "./probe.js";
import { srvOwner } from "./srv-owner.js";

/** Services that mail programs look for by SRV records, and whose certificate they meet (RFC 6186 §3, RFC 8314 §5.1). */
const services: Readonly<Record<string, CertificateService>> = {
  _imap: "imap",
  _imaps: "imap",
  _pop3: "pop",
  _pop3s: "pop",
  _submission: "smtp",
  _submissions: "smtp",
};

/** An SRV record by which mail programs find a service and then fail at it. */
export interface MailServiceFault {
  readonly record: ResourceRecord<"SRV">;
  /** `refused`: it says that there is no such service, and others beside it name one. */
  readonly kind: "refused" | "not on certificate";
  readonly certainty: Certainty;
  readonly endpoint?: Endpoint;
  /** Those of the service. */
  readonly certificates: readonly Certificate[];
}

/** The faults of a domain's own records; a wildcard's answers apart, which its own rule is about. */
export function* mailServiceFaults({ domain, survey }: Assessment): Iterable<MailServiceFault> {
  const { zone, name, mail } = domain;
  if (!zone || mail === "none" || !hasOtherServices(zone, domain)) return;
  for (const [label, service] of Object.entries(services)) {
    const records = zone.records(below(`${label}._tcp`, name), "SRV");
    const offered = records.filter(({ data }) => data.target !== root);
    const refused = records.find(({ data }) => data.target === root);
    if (refused && offered.length > 0) {
      yield { record: refused, kind: "refused", certainty: "certain", certificates: [] };
    }
    const certificates = certificatesServing(service, survey.estate.certificates);
    // The name of the mail domain will do as well as that of the host (RFC 7817 §3).
    if (certificates.length === 0 || isCovered(certificates, name)) continue;
    const isStated = certificates.some((one) => one.services.includes(service));
    for (const record of offered) {
      const endpoint = endpointOf(survey, record.data.target);
      const isAtExchange = endpoint.class === "exchange" && endpoint.lookup.chain.length === 0 && !endpoint.proxied;
      if (!isAtExchange || isCovered(certificates, endpoint.name) || ownCertificateCovers(survey, endpoint)) continue;
      const certainty = isStated ? endpoint.certainty : "possible";
      yield { record, kind: "not on certificate", certainty, endpoint, certificates };
    }
  }
}

/** Most zones have no SRV record but that of Autodiscover, and what is delegated is not theirs to say. */
function hasOtherServices(zone: Zone, { name }: AcceptedDomain): boolean {
  if (zone.count("SRV") <= zone.count("SRV", srvOwner(name))) return false;
  return zone.count("NS", below("_tcp", name)) === 0;
}
