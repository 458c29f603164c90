import { isInternalName } from "../certificate/internal-name.js";
import { isCovered } from "../certificate/name-match.js";
import type { AcceptedDomain } from "../estate/estate.js";
import { whyUnreachable } from "../zone/address.js";
import { below, type Name, toName, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { isSynthesised, ownRecord } from "./addresses.js";
import { type Endpoint, endpointOf } from "./endpoint.js";
import { isInExchangeOnline, landsOnExchange } from "./mail-route.js";
import { becauseOf, type DefectKind, httpsVerdict, type Probe, type Verdict } from "./probe.js";
import type { Survey } from "./survey.js";
import { misspelt } from "./typo.js";

/** The domain name itself over HTTPS: step 6 of Microsoft KB 3211279. */
export function apexProbe(survey: Survey, domain: AcceptedDomain): Probe {
  const endpoint = endpointOf(survey, domain.name);
  // Outside, nobody gets an answer from there.
  const { verdict, certainty } = isUnreachable(endpoint)
    ? ({ verdict: "silent", certainty: "certain" } as const)
    : apexVerdict(survey, endpoint);
  const record = ownRecord(endpoint.lookup);
  const kind = apexDefect(verdict);
  const isElsewhere = verdict !== "foreign-answer" && certainty === "possible" && isInExchangeOnline(survey, domain);
  return {
    kind: "apex",
    name: domain.name,
    verdict,
    certainty,
    because: becauseOf(endpoint, verdict),
    endpoint,
    ...(record && { record }),
    ...(record && kind && !isElsewhere && { defect: { kind, at: record.span, record, certainty } }),
  };
}

/**
 * What the host answers only somebody who asked it can say; whoever says that it has settings of its own, and nothing of
 * its certificate, was given them.
 */
function apexVerdict(survey: Survey, endpoint: Endpoint): ReturnType<typeof httpsVerdict> {
  const found = httpsVerdict(survey, endpoint);
  if (endpoint.facts?.autodiscover !== "other") return found;
  if (found.verdict === "foreign-ok") return { verdict: "foreign-answer", certainty: found.certainty };
  const isOpen = found.verdict === "possible" || found.verdict === "unknown";
  return isOpen ? { verdict: "foreign-answer", certainty: "possible" } : found;
}

function apexDefect(verdict: Verdict): DefectKind | undefined {
  if (verdict === "foreign-answer") return "apex-answers-autodiscover";
  const isMismatch = verdict === "mismatch" || verdict === "foreign-mismatch" || verdict === "possible";
  return isMismatch ? "apex-https-name-mismatch" : undefined;
}

/** `autodiscover.D` over HTTPS: step 7. What an SRV record later makes of a defect is the assessment's to say. */
export function autodiscoverProbe(survey: Survey, domain: AcceptedDomain): Probe {
  const name = below("autodiscover", domain.name);
  const endpoint = endpointOf(survey, name);
  const { verdict, certainty } = hostVerdict(survey, endpoint);
  const isIgnorant = verdict === "foreign-ok" && endpoint.facts?.autodiscover === "none";
  const because = isIgnorant ? `${withoutDot(name)} is declared to know no Autodiscover` : becauseOf(endpoint, verdict);
  const base = { kind: "autodiscover", name, verdict, certainty, because, endpoint } as const;
  const typo = endpoint.lookup.outcome === "nxdomain" ? misspeltHosts(domain)[0] : undefined;
  if (typo) {
    const defect = { kind: "autodiscover-owner-typo", at: typo.span, record: typo, certainty: "certain" } as const;
    return { ...base, record: typo, defect };
  }
  const record = ownRecord(endpoint.lookup);
  if (!record) return base;
  const kind = hostDefect(survey, domain, endpoint, verdict);
  if (kind !== "public-internal-target" && kind !== "public-private-address") {
    return { ...base, record, ...(kind && { defect: { kind, at: record.span, record, certainty } }) };
  }
  // Whatever the host presents, nobody outside gets to see it.
  const defect = { kind, at: record.span, record, certainty: "certain" } as const;
  return { ...base, verdict: "silent", certainty: "certain", record, defect };
}

/** A host with a valid certificate is harmless where it knows no Autodiscover; what it answers somebody has to say. */
function hostVerdict(survey: Survey, endpoint: Endpoint): ReturnType<typeof httpsVerdict> {
  const { verdict, certainty } = httpsVerdict(survey, endpoint);
  if (verdict !== "foreign-ok") return { verdict, certainty };
  const answers = endpoint.facts?.autodiscover;
  if (answers === "other") return { verdict: "foreign-answer", certainty };
  return { verdict, certainty: answers === undefined ? "possible" : certainty };
}

function hostDefect(
  survey: Survey,
  domain: AcceptedDomain,
  endpoint: Endpoint,
  verdict: Verdict,
): DefectKind | undefined {
  const alias = endpoint.lookup.chain[0];
  if (alias && isInternalName(endpoint.lookup.name)) return "public-internal-target";
  if (verdict === "m365") return isMovedUnasked(survey, domain) ? "autodiscover-host-foreign" : undefined;
  if (verdict === "silent") return undefined;
  if (isUnreachable(endpoint)) return "public-private-address";
  if (verdict === "covered" || (verdict === "foreign-ok" && endpoint.facts?.autodiscover === "none")) return undefined;
  if (isSynthesised(endpoint.lookup)) return "wildcard-dns-synthesises-autodiscover";
  if (verdict === "unknown") return undefined;
  if (verdict !== "mismatch") return "autodiscover-host-foreign";
  return coveredAlias(survey, endpoint) ? "autodiscover-cname-no-cure" : "autodiscover-host-not-on-certificate";
}

/** The first name on the certificate that the host is an alias of, directly or by way of other aliases. */
export function coveredAlias(survey: Survey, { lookup: { chain } }: Endpoint): Name | undefined {
  const targets = chain.flatMap((record) => (record.type === "CNAME" ? [record.data.target] : []));
  return targets.find((target) => isCovered(survey.certificates, target));
}

/** Every address is one that nobody outside can reach. */
export function isUnreachable(endpoint: Endpoint): boolean {
  const { addresses } = endpoint.lookup;
  return addresses.length > 0 && addresses.every((address) => whyUnreachable(address) !== undefined);
}

/** Whether the host stands at Microsoft 365 although the mailboxes do not, by declaration or by where the MX lands. */
function isMovedUnasked(survey: Survey, domain: AcceptedDomain): boolean {
  if (domain.mail !== undefined) return domain.mail === "on-premises";
  return landsOnExchange(survey, domain);
}

/** Siblings whose label is `autodiscover` misspelt: what was meant to be this host, in the order of the file. */
export function misspeltHosts(domain: AcceptedDomain): ResourceRecord[] {
  const { zone, name } = domain;
  if (!zone) return [];
  return zone
    .labelsLike(name, misspelt)
    .flatMap((label) => zone.records(below(label, name)))
    .filter(({ type }) => type === "A" || type === "AAAA" || type === "CNAME");
}

/** The Service Connection Point that domain-joined computers read from Active Directory: step 5. */
export function scpProbe(survey: Survey): Probe | undefined {
  const scp = survey.estate.exchange?.autodiscoverServiceInternalUri;
  const name = scp && URL.canParse(scp.uri) ? toName(new URL(scp.uri).hostname) : undefined;
  if (!name) return undefined;
  const covered = isCovered(survey.certificates, name);
  return {
    kind: "scp",
    name,
    verdict: survey.certificates.length === 0 ? "unknown" : covered ? "covered" : "mismatch",
    certainty: "certain",
    because: "only computers joined to the Active Directory domain read it",
  };
}
