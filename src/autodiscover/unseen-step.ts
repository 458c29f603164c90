import type { AcceptedDomain } from "../estate/estate.js";
import type { Skipped } from "../finding.js";
import type { Assessment } from "./assessment.js";
import { isInExchangeOnline } from "./mail-route.js";
import type { DefectKind, Probe } from "./probe.js";

/** The missing fact: the zone that would tell what an alias, an SRV record or an address leads to. */
export const zoneOfTarget = "zone of a target";

/** The rule that speaks of a domain without a zone; where it does, nothing else says that it could not be judged. */
export const unseenDomainRule = "autodiscover-view-unknown";

/** Whether no public zone was given that would tell where clients of the domain are sent. */
export function isUnseenDomain(domain: AcceptedDomain): boolean {
  return domain.zone === undefined && domain.mail !== "none";
}

/** Steps of the walk of which nobody can tell what they give, for want of a zone, and the rules that would judge them. */
export function unseenSteps({ domain, survey, probes }: Assessment): Skipped[] {
  if (survey.certificates.length === 0) return [];
  const unseen = probes.flatMap((probe) => {
    const rule = probe.defect ? undefined : judgeOf(probe);
    return rule ? [{ rule, domain: domain.name, missing: zoneOfTarget }] : [];
  });
  return unseen.length > 0 && isInExchangeOnline(survey, domain) ? [] : unseen;
}

function judgeOf({ kind, verdict, endpoint, certainty }: Probe): DefectKind | undefined {
  if (verdict === "redirects" && certainty === "possible") return "autodiscover-host-not-on-certificate";
  if (kind === "srv") {
    if (verdict === "unknown") return "srv-target-not-on-certificate";
    return verdict === "covered" && isUnseen(endpoint) ? "srv-target-unresolvable" : undefined;
  }
  if (kind === "apex") return verdict === "covered" && isUnseen(endpoint) ? "apex-https-name-mismatch" : undefined;
  if (verdict === "unknown") return "autodiscover-host-not-on-certificate";
  return verdict === "covered" && isUnseen(endpoint) ? "autodiscover-host-foreign" : undefined;
}

function isUnseen(endpoint: Probe["endpoint"]): boolean {
  return endpoint?.certainty === "possible";
}
