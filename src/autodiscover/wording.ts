import { isCovered } from "../certificate/name-match.js";
import { type Name, withoutDot } from "../zone/name.js";
import type { Assessment } from "./assessment.js";
import type { DefectFinding } from "./defect-finding.js";
import { ownCertificateCovers, type Probe } from "./probe.js";
import { srvOwner } from "./srv-owner.js";

/** The records that stand at a host, for messages: "the CNAME record", "the A and AAAA records". */
export function recordsOf({ endpoint, record }: Probe): string {
  const types = endpoint?.lookup.chain[0]
    ? [endpoint.lookup.chain[0].type]
    : endpoint?.lookup.records.map(({ type }) => type);
  const several = [...new Set(types ?? [])];
  if (several.length === 0) return `the ${record?.type ?? "host"} record`;
  return `the ${several.join(" and ")} ${types?.length === 1 ? "record" : "records"}`;
}

/** Whether the organisation's certificates carry the name of a host, whoever answers there today. */
export function isOnCertificate({ survey }: Assessment, { name }: Probe): boolean {
  return isCovered(survey.certificates, name);
}

/** Whether a certificate was declared for the host that does not carry its name. */
export function presentsAnother({ survey }: Assessment, { endpoint }: Probe): boolean {
  return endpoint !== undefined && ownCertificateCovers(survey, endpoint) === false;
}

/** What to do about a host of a domain whose mailboxes are declared to be in Exchange Online; undefined for any other. */
export function cloudHelp({ domain }: Assessment, { name }: Probe): string | undefined {
  if (domain.mail !== "exchange-online") return undefined;
  return `The mailboxes of ${withoutDot(domain.name)} are in Exchange Online: lead ${withoutDot(name)} there, by a CNAME record for autodiscover.outlook.com (other clouds have other hosts).`;
}

/** "The SRV record of contoso.com", or "An …" where the domain has several. */
export function srvRecordOf({ domain }: Assessment): string {
  const several = (domain.zone?.records(srvOwner(domain.name), "SRV").length ?? 0) > 1;
  return `${several ? "An" : "The"} SRV record of ${withoutDot(domain.name)}`;
}

/** For a finding that is only worth knowing: a sentence, after a blank, that says why it harms nobody; else nothing. */
export function harmless({
  severity,
  assessment,
  probe,
}: Pick<DefectFinding, "severity" | "assessment" | "probe">): string {
  if (severity !== "info") return "";
  const isMet = assessment.walks.some(({ steps }) => steps.some(({ kind }) => kind === probe.kind));
  return isMet
    ? " None of the declared clients shows it."
    : " Today no declared client gets that far: an earlier step ends the search.";
}

/** How many domains a message names. */
const named = 3;

/** "contoso.com, fabrikam.com and 12 more". */
export function domainList(names: readonly Name[]): string {
  // One more is as short as "1 more".
  const isLong = names.length > named + 1;
  const shown = (isLong ? names.slice(0, named) : names).map(withoutDot);
  if (isLong) return `${shown.join(", ")} and ${names.length - named} more domains`;
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}
