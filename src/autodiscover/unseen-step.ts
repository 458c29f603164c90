import type { Skipped } from "../finding.js";
import type { Assessment } from "./assessment.js";
import { isInExchangeOnline } from "./mail-route.js";
import type { DefectKind } from "./probe.js";

/** The missing fact: the zone of a name that an autodiscover host or an SRV record leads to. */
export const zoneOfTarget = "zone of a target";

/**
 * Steps of the walk that lead into a zone which was not supplied, so that nobody can tell what they give, and the rules
 * that would judge them.
 */
export function unseenSteps({ domain, survey, probes }: Assessment): Skipped[] {
  if (survey.certificates.length === 0 || isInExchangeOnline(survey, domain)) return [];
  return probes.flatMap(({ kind, verdict, defect }) => {
    const rule = verdict === "unknown" && !defect ? judges[kind] : undefined;
    return rule ? [{ rule, domain: domain.name, missing: zoneOfTarget }] : [];
  });
}

const judges: Readonly<Partial<Record<Assessment["probes"][number]["kind"], DefectKind>>> = {
  autodiscover: "autodiscover-host-not-on-certificate",
  redirect: "autodiscover-host-not-on-certificate",
  srv: "srv-target-not-on-certificate",
};
