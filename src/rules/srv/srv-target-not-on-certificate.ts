import { defectFindings } from "../../autodiscover/defect-finding.js";
import { certificateNames } from "../../certificate/related.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "srv-target-not-on-certificate",
    scope: "domain",
    severity: "error",
    summary: "The Autodiscover SRV record names a host that the certificate does not carry",
    why: "Outlook opens https to the host that the SRV record names and holds the certificate against that name. A target that is not on the certificate brings back the very warning that the record was meant to end.",
    sources: ["Microsoft KB 3211279, step 10", "Microsoft KB 940881", "RFC 9525 §6.1.1"],
    needs: ["certificate"],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ assessment }) {
    yield* defectFindings(assessment, "srv-target-not-on-certificate");
  },
  message({ record, domain, certainty, probe, assessment }) {
    const target = record.type === "SRV" ? withoutDot((record as ResourceRecord<"SRV">).data.target) : "its target";
    const unsure = certainty === "certain" ? "" : ` (${probe.because}; it may present another certificate)`;
    return {
      text: `The SRV record of ${withoutDot(domain)} sends clients to ${target}, a name that the certificate does not carry${unsure}. Outlook on every ${withoutDot(domain)} mailbox warns that the name on the security certificate is invalid.`,
      help: "Point the record at a name that is on the certificate and leads to Exchange, or have the certificate issued again with this name.",
      related: certificateNames(assessment.survey.certificates),
    };
  },
});
