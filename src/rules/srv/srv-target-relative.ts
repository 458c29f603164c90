import { defectFindings } from "../../autodiscover/defect-finding.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "srv-target-relative",
    scope: "domain",
    severity: "error",
    summary: "The target of the Autodiscover SRV record lost its final dot",
    why: "A name without a final dot is completed with the origin of the zone. The record then names a host that does not exist; it is the most common slip in zone files and in consoles that append the zone.",
    sources: ["RFC 1035 §5.1"],
    needs: [],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ assessment }) {
    yield* defectFindings(assessment, "srv-target-relative");
  },
  message({ record, domain, assessment }) {
    const { target } = (record as ResourceRecord<"SRV">).data;
    const meant = withoutDot(target).slice(0, -(assessment.domain.zone?.origin ?? domain).length);
    return {
      text: `The SRV record of ${withoutDot(domain)} names ${withoutDot(target)}: the final dot is missing after ${meant}, so the zone's own name was appended. That host does not exist, and Outlook finds nothing.`,
      help: `Write ${meant}. with its final dot, if the certificate carries it.`,
    };
  },
});
