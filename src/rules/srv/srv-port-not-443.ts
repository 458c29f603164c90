import { defectFindings } from "../../autodiscover/defect-finding.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "srv-port-not-443",
    scope: "domain",
    severity: "error",
    summary: "The Autodiscover SRV record names a port other than 443",
    why: "Programs built on the EWS Managed API skip every record whose port is not 443, and Outlook ignores the port and dials 443. No client uses another one.",
    sources: ["ews-managed-api, AutodiscoverDnsClient", "grommunio, autodiscover(7)"],
    needs: [],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ assessment }) {
    yield* defectFindings(assessment, "srv-port-not-443");
  },
  message({ record, domain }) {
    const { port } = (record as ResourceRecord<"SRV">).data;
    return {
      text: `The SRV record of ${withoutDot(domain)} says port ${port}. EWS programs skip the record, and Outlook dials 443 whatever it says.`,
      help: "Set the port to 443, where Autodiscover listens.",
    };
  },
});
