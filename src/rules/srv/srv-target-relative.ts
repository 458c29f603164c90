import { defectFindings } from "../../autodiscover/defect-finding.js";
import { targetWithoutOrigin } from "../../autodiscover/srv-target.js";
import { harmless, srvRecordOf } from "../../autodiscover/wording.js";
import { isCovered } from "../../certificate/name-match.js";
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
  message(found) {
    const { record, assessment } = found;
    const srv = record as ResourceRecord<"SRV">;
    const target = withoutDot(srv.data.target);
    const meant = targetWithoutOrigin(assessment.survey, srv) ?? srv.data.target;
    const appended = target.slice(withoutDot(meant).length + 1);
    const carried = isCovered(assessment.survey.certificates, meant);
    return {
      text: `${srvRecordOf(assessment)} names ${target}: the final dot is missing after ${withoutDot(meant)}, so ${appended} was appended. Nobody set up such a host, and Outlook finds nothing.${harmless(found)}`,
      help: carried
        ? `Write ${meant} with its final dot.`
        : `Write ${meant} with its final dot, if a certificate carries it; otherwise name a host that is on the certificate.`,
    };
  },
});
