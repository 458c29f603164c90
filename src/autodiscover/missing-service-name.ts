import type { Certificate } from "../certificate/certificate.js";
import { isInternalName } from "../certificate/internal-name.js";
import { certificatesServing, isCovered } from "../certificate/name-match.js";
import { wildcardGap } from "../certificate/wildcard-gap.js";
import { dialledLabels } from "../estate/access-name.js";
import type { AcceptedDomain, Estate, ExchangeConnector } from "../estate/estate.js";
import { exchangeHosts } from "../estate/uri-host.js";
import { below, labelsOf, type Name, toName } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { ownRecord } from "./addresses.js";
import type { Assessment } from "./assessment.js";
import { type Endpoint, endpointOf } from "./endpoint.js";
import { hasOwnMailboxes, pointedNames } from "./needed-name.js";
import { httpsVerdict } from "./probe.js";
import { faultyNames } from "./wildcard-reach.js";

/** A name of a service at Exchange that no certificate carries, and no other finding tells of. */
export type MissingServiceName =
  | {
      readonly kind: "accustomed";
      readonly name: Name;
      readonly domain: AcceptedDomain;
      readonly endpoint: Endpoint;
      readonly record: ResourceRecord;
      readonly certificates: readonly Certificate[];
    }
  | {
      readonly kind: "connector";
      readonly name: Name;
      readonly connector: ExchangeConnector;
      readonly certificates: readonly Certificate[];
    };

export function* missingServiceNames(estate: Estate, assessments: readonly Assessment[]): Iterable<MissingServiceName> {
  yield* accustomed(estate, assessments);
  yield* connectors(estate);
}

/**
 * Names such as owa and webmail that exist below a mail domain. Of hosts that records point to the rules of those records
 * speak, of the old server's name another one, and names of transport nobody dials in a browser.
 */
function* accustomed(estate: Estate, assessments: readonly Assessment[]): Iterable<MissingServiceName> {
  const certificates = certificatesServing("iis", estate.certificates);
  const spoken = new Set([...exchangeHosts(estate), ...faultyNames(assessments)]);
  for (const { domain, survey } of assessments) {
    const labels = hasOwnMailboxes(domain) ? (domain.zone?.labelsLike(domain.name, dialledLabels) ?? []) : [];
    if (labels.length === 0) continue;
    const pointed = new Set([...pointedNames(domain), ...mailServices(domain)].map(({ name }) => name));
    for (const name of labels.map((label) => below(label, domain.name))) {
      if (pointed.has(name) || spoken.has(name) || wildcardGap(certificates, name)) continue;
      const endpoint = endpointOf(survey, name);
      const record = ownRecord(endpoint.lookup);
      if (endpoint.class !== "exchange" || !record || httpsVerdict(survey, endpoint).verdict !== "mismatch") continue;
      yield { kind: "accustomed", name, domain, endpoint, record, certificates };
    }
  }
}

const serviceLabels = ["_imap", "_imaps", "_pop3", "_pop3s", "_submission", "_submissions"];

/** What the SRV records for mail programs name. */
function mailServices({ zone, name }: Assessment["domain"]): { readonly name: Name }[] {
  if (!zone) return [];
  const records = serviceLabels.flatMap((label) => zone.records(below(`${label}._tcp`, name), "SRV"));
  return records.map(({ data }) => ({ name: data.target }));
}

/**
 * Receive connectors that choose their certificate by a public name. Setup gives each the name of its server, for which
 * there is a certificate of its own.
 */
function* connectors({ exchange, certificates: all }: Estate): Iterable<MissingServiceName> {
  const certificates = certificatesServing("smtp", all);
  if (certificates.length === 0) return;
  for (const connector of exchange?.connectors ?? []) {
    const { direction, enabled, fqdn, tlsCertificateName = "" } = connector;
    const name = fqdn === undefined ? undefined : toName(fqdn);
    if (direction !== "receive" || !enabled || !name || tlsCertificateName.trim() !== "") continue;
    if (isInternalName(name) || isOwnServer(connector, name) || isCovered(certificates, name)) continue;
    yield { kind: "connector", name, connector, certificates };
  }
}

/** `EXCH01\Default EXCH01` with the name `exch01.contoso.com`. */
function isOwnServer({ name: identity }: ExchangeConnector, name: Name): boolean {
  return identity.split("\\")[0]?.toLowerCase() === labelsOf(name)[0];
}
