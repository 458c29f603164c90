import type { Certificate } from "../certificate/certificate.js";
import { certificatesServing, isCovered } from "../certificate/name-match.js";
import { wildcardGap } from "../certificate/wildcard-gap.js";
import type { Estate } from "../estate/estate.js";
import type { Span } from "../text/source.js";
import { below, type Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { ownRecord } from "./addresses.js";
import type { Assessment } from "./assessment.js";
import { type Endpoint, endpointOf } from "./endpoint.js";
import { hasOwnMailboxes } from "./needed-name.js";
import { httpsVerdict, ownCertificateCovers } from "./probe.js";
import { surveyOf } from "./survey.js";

/** The name of an older server that no certificate carries. */
export interface UncoveredLegacyName {
  readonly name: Name;
  readonly certificates: readonly Certificate[];
  readonly endpoint: Endpoint;
  /** Where it was declared; absent for a name that is only called so. */
  readonly declared?: Span;
  /** Its own record, where the zone was given. */
  readonly record?: ResourceRecord;
  readonly at: Span;
}

/**
 * Names that were declared as those of older servers, and hosts called `legacy` directly below a mail domain. A host that
 * presents a certificate of its own with the name is well, and one that nobody reaches is no concern.
 */
export function* uncoveredLegacyNames(
  estate: Estate,
  assessments: readonly Assessment[],
): Iterable<UncoveredLegacyName> {
  const certificates = certificatesServing("iis", estate.certificates);
  const survey = assessments[0]?.survey ?? surveyOf(estate);
  const declared = estate.exchange?.legacyNames ?? [];
  for (const { name, at } of declared) {
    const endpoint = endpointOf(survey, name);
    if (isCovered(certificates, name) || ownCertificateCovers(survey, endpoint) || endpoint.class === "m365") continue;
    const record = ownRecord(endpoint.lookup);
    yield { name, certificates, endpoint, declared: at, at, ...(record && { record }) };
  }
  const told = new Set(declared.map(({ name }) => name));
  for (const { domain } of assessments) {
    const name = below("legacy", domain.name);
    if (!hasOwnMailboxes(domain) || told.has(name) || !domain.zone?.has(name)) continue;
    if (wildcardGap(certificates, name)) continue;
    const endpoint = endpointOf(survey, name);
    const record = ownRecord(endpoint.lookup);
    if (record && meetsClients(survey, endpoint)) yield { name, certificates, endpoint, record, at: record.span };
  }
}

function meetsClients(survey: Parameters<typeof httpsVerdict>[0], endpoint: Endpoint): boolean {
  const { verdict } = httpsVerdict(survey, endpoint);
  return endpoint.facts?.role !== "web" && (verdict === "mismatch" || verdict === "possible");
}
