import { defectFindings } from "../../autodiscover/defect-finding.js";
import { harmless, srvRecordOf } from "../../autodiscover/wording.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "srv-target-unresolvable",
    scope: "domain",
    severity: "error",
    summary: "The target of the Autodiscover SRV record has no address",
    why: "The target of an SRV record must have address records. One that resolves to nothing leaves the client without a host to connect to.",
    sources: ["RFC 2782, Target"],
    needs: [],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ assessment }) {
    yield* defectFindings(assessment, "srv-target-unresolvable");
  },
  message(found) {
    const { record, probe, assessment } = found;
    const target = withoutDot((record as ResourceRecord<"SRV">).data.target);
    return {
      text: `${srvRecordOf(assessment)} names ${target}, but ${probe.endpoint?.because ?? "that leads nowhere"}. Outlook gets no answer at the last step of its search.${harmless(found)}`,
      help: `Correct the target of ${withoutDot(record.owner)}, or give ${target} its A or AAAA record back.`,
    };
  },
});
