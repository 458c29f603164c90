import { defectFindings } from "../../autodiscover/defect-finding.js";
import { srvOwner } from "../../autodiscover/srv-owner.js";
import { harmless, srvRecordOf } from "../../autodiscover/wording.js";
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
  message(found) {
    const { record, domain, probe, assessment } = found;
    const { port } = (record as ResourceRecord<"SRV">).data;
    const owner = withoutDot(srvOwner(domain));
    const ignored = `EWS programs skip the record, and Outlook dials 443 whatever it says.${harmless(found)}`;
    if (assessment.domain.zone?.has(srvOwner(domain)) === false) {
      return {
        text: `${owner} has no record of its own; a wildcard answers for it, with port ${port}. ${ignored}`,
        help: `Give ${owner} an SRV record of its own, on port 443.`,
      };
    }
    const isSpare = probe.record !== record;
    return {
      text: `${srvRecordOf(assessment)} says port ${port}. ${ignored}`,
      help: isSpare
        ? "Remove it: the record on port 443 is enough."
        : "Set the port to 443, where Autodiscover listens.",
    };
  },
});
