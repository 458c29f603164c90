import { defectFindings } from "../../autodiscover/defect-finding.js";
import { harmless, isOnCertificate, recordsOf } from "../../autodiscover/wording.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "srv-shadowed",
    scope: "domain",
    severity: "error",
    summary: "The autodiscover host is tried before the good SRV record, and fails in front of the user",
    why: "SRV is the last step of the search. As long as autodiscover.D resolves to something that answers with the wrong certificate, clients meet that first: adding the SRV record is only half of the cure, the host record has to go.",
    sources: ["Microsoft KB 3211279, steps 7 and 10", "Microsoft KB 940881"],
    needs: ["certificate"],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ assessment }) {
    yield* defectFindings(assessment, "srv-shadowed");
  },
  message(found) {
    const { probe, domain, certainty, assessment } = found;
    const host = withoutDot(probe.name);
    const name = withoutDot(domain);
    const covered = isOnCertificate(assessment, probe);
    const help = covered
      ? `Lead ${host} to Exchange, for the certificate carries that name; or remove ${recordsOf(probe)}, so that the search goes on to the SRV record.`
      : `Remove ${recordsOf(probe)} of ${host}: then the search goes on to the SRV record.`;
    const unnamed = covered ? "" : `, and no certificate known to serve it carries ${host}`;
    const effect =
      probe.verdict === "foreign-answer"
        ? `take the settings of another service there: ${probe.because}`
        : `${certainty === "certain" ? "warn or fail" : "warn or fail if port 443 listens"} there: ${probe.because}${unnamed}`;
    return {
      text: `The SRV record of ${name} is good, but clients try ${host} first, and ${effect}.${harmless(found)}`,
      help,
    };
  },
});
