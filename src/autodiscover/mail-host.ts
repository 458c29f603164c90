import { certificatesServing, isCovered } from "../certificate/name-match.js";
import { wildcardGap } from "../certificate/wildcard-gap.js";
import type { AcceptedDomain } from "../estate/estate.js";
import type { Certainty } from "../finding.js";
import { below, type Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { isStrictTransport, joined } from "../zone/text/policy-text.js";
import type { Assessment } from "./assessment.js";
import { type Endpoint, endpointOf } from "./endpoint.js";
import { pointedNames } from "./needed-name.js";
import { ownCertificateCovers } from "./probe.js";
import type { Survey } from "./survey.js";
import { faultyNames } from "./wildcard-reach.js";

/** An MX host at Exchange whose name no certificate for mail transport carries. */
export interface UncoveredMailHost {
  readonly name: Name;
  readonly endpoint: Endpoint;
  /** The MX records that lead there, in the order of the domains. */
  readonly uses: readonly MailUse[];
  /** The first domain that promises valid certificates at its mail hosts (MTA-STS, RFC 8461 §4.2). */
  readonly promised?: Name;
  /** Whether a certificate is said to serve mail transport; else all given ones are only taken for such. */
  readonly isStated: boolean;
  readonly certainty: Certainty;
}

export interface MailUse {
  readonly domain: AcceptedDomain;
  readonly record: ResourceRecord;
}

/**
 * Each such host once, however many domains it takes mail for; only where somebody said which certificate serves mail
 * transport, or promised a valid one. Left out are those of which another finding speaks.
 */
export function uncoveredMailHosts(assessments: readonly Assessment[]): UncoveredMailHost[] {
  const survey = assessments[0]?.survey;
  // Of one without any name certificate-no-san speaks.
  const named = (survey?.estate.certificates ?? []).filter(({ hasSan }) => hasSan !== false);
  const certificates = certificatesServing("smtp", named);
  if (!survey || certificates.length === 0) return [];
  const isStated = certificates.some(({ services }) => services.includes("smtp"));
  const spoken = new Set(faultyNames(assessments));
  const found: UncoveredMailHost[] = [];
  // To most senders the name does not matter, and Exchange's own certificate may serve them.
  const judged = isStated ? assessments : assessments.filter(({ domain }) => promisesCertificates(domain));
  for (const [name, uses] of mailHosts(judged)) {
    if (spoken.has(name) || isCovered(certificates, name) || wildcardGap(certificates, name)) continue;
    const endpoint = endpointOf(survey, name);
    if (!showsCertificate(survey, endpoint)) continue;
    const promised = uses.find(({ domain }) => promisesCertificates(domain))?.domain.name;
    const certainty = isStated ? endpoint.certainty : "possible";
    found.push({ name, endpoint, uses, isStated, certainty, ...(promised && { promised }) });
  }
  return found;
}

function mailHosts(assessments: readonly Assessment[]): Map<Name, MailUse[]> {
  const hosts = new Map<Name, MailUse[]>();
  for (const { domain } of assessments) {
    for (const { name, service, record } of pointedNames(domain)) {
      if (service !== "smtp" || !record) continue;
      const uses = hosts.get(name);
      if (uses) uses.push({ domain, record });
      else hosts.set(name, [{ domain, record }]);
    }
  }
  return hosts;
}

/**
 * A filter in front of Exchange has a certificate of its own, and so may a host of which that was declared. Of an alias
 * target-is-alias speaks: what is to stand in the MX record is open as yet.
 */
function showsCertificate(survey: Survey, endpoint: Endpoint): boolean {
  if (endpoint.class !== "exchange" || endpoint.proxied || endpoint.lookup.chain.length > 0) return false;
  return ownCertificateCovers(survey, endpoint) !== true;
}

function promisesCertificates({ zone, name }: AcceptedDomain): boolean {
  const records = zone?.records(below("_mta-sts", name), "TXT") ?? [];
  return records.some(({ data }) => isStrictTransport(joined(data.strings)));
}
