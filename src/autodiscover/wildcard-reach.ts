import type { Certificate } from "../certificate/certificate.js";
import { certificatesServing } from "../certificate/name-match.js";
import { type WildcardGap, wildcardGap } from "../certificate/wildcard-gap.js";
import type { Estate } from "../estate/estate.js";
import { exchangeHosts } from "../estate/uri-host.js";
import { type Name, parentOf, root } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { ownRecord } from "./addresses.js";
import type { Assessment } from "./assessment.js";
import { type Endpoint, endpointOf } from "./endpoint.js";
import { accustomedNames, type NeededName, pointedNames } from "./needed-name.js";
import { httpsVerdict, ownCertificateCovers } from "./probe.js";
import type { Survey } from "./survey.js";

/** A name that is dialled at Exchange and that a wildcard of the certificate stands above without covering it. */
export interface OutOfReach {
  readonly needed: NeededName;
  readonly gap: WildcardGap;
  readonly endpoint: Endpoint;
  /** The name's own record, else the one that points to it. */
  readonly record: ResourceRecord;
}

/** Each such name once. Names of which the walk, or the rule about the organisation's URLs, says the same are left out. */
export function* namesOutOfReach(estate: Estate, assessments: readonly Assessment[]): Iterable<OutOfReach> {
  const parents = wildcardParents(estate.certificates);
  if (parents.size === 0) return;
  const spoken = new Set([...exchangeHosts(estate), ...faultyNames(assessments)]);
  for (const { domain, survey } of assessments) {
    const accustomed = isNearOneOf(domain.name, parents) ? accustomedNames(estate, domain) : [];
    for (const needed of [...pointedNames(domain), ...accustomed]) {
      const found = spoken.has(needed.name) ? undefined : outOfReach(survey, needed);
      if (!found) continue;
      spoken.add(needed.name);
      yield found;
    }
  }
}

function outOfReach(survey: Survey, needed: NeededName): OutOfReach | undefined {
  const { name, service } = needed;
  const gap = wildcardGap(certificatesServing(service, survey.estate.certificates), name);
  if (!gap) return undefined;
  const endpoint = endpointOf(survey, name);
  if (endpoint.class !== "exchange") return undefined;
  const record = ownRecord(endpoint.lookup) ?? needed.record;
  return record && isMet(survey, needed, endpoint) ? { needed, gap, endpoint, record } : undefined;
}

/** Whether somebody comes to see the certificate. Mail is delivered whether or not port 443 of the host listens. */
function isMet(survey: Survey, { service }: NeededName, endpoint: Endpoint): boolean {
  if (service === "smtp") return ownCertificateCovers(survey, endpoint) !== true;
  return httpsVerdict(survey, endpoint).verdict === "mismatch";
}

function wildcardParents(certificates: readonly Certificate[]): ReadonlySet<Name> {
  const names = certificates.flatMap((certificate) => certificate.names);
  return new Set(names.flatMap(({ name, wildcard }) => (name && wildcard ? [name] : [])));
}

/** Whether a name directly below the domain may be out of reach: it is the wildcard's parent, or deeper than its child. */
function isNearOneOf(domain: Name, parents: ReadonlySet<Name>): boolean {
  for (let at = parentOf(domain); at !== root; at = parentOf(at)) if (parents.has(at)) return true;
  return [...parents].some((parent) => parentOf(parent) === domain);
}

/** Names at which a step of a walk fails, and of which its finding speaks. */
export function faultyNames(assessments: readonly Assessment[]): Name[] {
  const faulty = assessments.flatMap(({ probes }) => probes.filter(({ defect }) => defect));
  return faulty.flatMap(({ name, endpoint }) => (endpoint ? [name, endpoint.name] : [name]));
}
