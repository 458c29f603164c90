import { defectFindings } from "../../autodiscover/defect-finding.js";
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
  message({ record, probe }) {
    const { target } = (record as ResourceRecord<"SRV">).data;
    const end = withoutDot(probe.endpoint?.lookup.name ?? target);
    return {
      text: `The SRV record ${withoutDot(record.owner)} names ${withoutDot(target)}, which is an alias of ${end}. Outlook for Windows follows it; programs that keep to RFC 2782 do not, and find no server.`,
      help: `Name a host that has its own address records: ${end} only if the certificate carries it; otherwise give ${withoutDot(target)} address records instead of the alias.`,
    };
  },
});
