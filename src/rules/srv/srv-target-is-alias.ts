import { defectFindings } from "../../autodiscover/defect-finding.js";
import { harmless } from "../../autodiscover/wording.js";
import { isCovered } from "../../certificate/name-match.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "srv-target-is-alias",
    scope: "domain",
    severity: "warning",
    summary: "The target of the Autodiscover SRV record is an alias",
    why: "RFC 2782 forbids a CNAME as the target of an SRV record. Windows follows it; other clients and strict resolvers need not.",
    sources: ["RFC 2782, Target", "RFC 6672 §5.1"],
    needs: [],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ assessment }) {
    yield* defectFindings(assessment, "srv-target-is-alias");
  },
  message(found) {
    const { record, probe, assessment } = found;
    const target = withoutDot((record as ResourceRecord<"SRV">).data.target);
    const end = probe.endpoint?.lookup.name;
    const name = end ? withoutDot(end) : target;
    const isCarried = end !== undefined && isCovered(assessment.survey.certificates, end);
    return {
      text: `The SRV record ${withoutDot(record.owner)} names ${target}, which is an alias of ${name}. Outlook for Windows follows it; programs that keep to RFC 2782 do not, and find no server.${harmless(found)}`,
      help: isCarried
        ? `Name ${name} itself, which the certificate carries too.`
        : `Name a host on the certificate that has addresses of its own, or give ${target} address records instead of the alias; ${name} itself only if the certificate comes to carry it.`,
    };
  },
});
