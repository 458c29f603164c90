import { defectFindings } from "../../autodiscover/defect-finding.js";
import { distrustOf, ownCertificateCovers, type Probe } from "../../autodiscover/probe.js";
import type { Survey } from "../../autodiscover/survey.js";
import { harmless, srvRecordOf } from "../../autodiscover/wording.js";
import { isCovered } from "../../certificate/name-match.js";
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
  message(found) {
    const { record, domain, certainty, probe, assessment } = found;
    const { survey } = assessment;
    const target = (record as ResourceRecord<"SRV">).data.target;
    const name = withoutDot(domain);
    const sent = `${srvRecordOf(assessment)} sends clients to ${withoutDot(target)}`;
    if (probe.verdict === "m365") {
      return {
        text: `${sent}, which is Microsoft 365, while the mailboxes of ${name} are on Exchange here. Outlook asks the wrong service and finds no mailbox.${harmless(found)}`,
        help: "Point the record at a name that is on the certificate and leads to Exchange. If the mailboxes are moving to Microsoft 365, say so: mail: exchange-online or hybrid.",
      };
    }
    const isDistrusted = probe.endpoint && distrustOf(survey, probe.endpoint) !== undefined;
    const warning = isDistrusted ? "about the certificate" : "that the name on the security certificate is invalid";
    const outlook = `Outlook on every ${name} mailbox warns ${warning}`;
    return {
      text: `${sent}, ${fault(survey, probe)}. ${certainty === "certain" ? outlook : `If that host presents no certificate for the name, ${outlook}`}.${harmless(found)}`,
      help: "Point the record at a name that is on the certificate and leads to Exchange, or have the certificate issued again with this name.",
      related: certificateNames(survey.certificates),
    };
  },
});

function fault(survey: Survey, { endpoint }: Probe): string {
  const own = endpoint && ownCertificateCovers(survey, endpoint);
  const distrust = endpoint && distrustOf(survey, endpoint);
  if (distrust) return `whose certificate ${distrust}`;
  if (own === false) return "a name that the certificate declared for that host does not carry";
  const isCarried = endpoint && isCovered(survey.certificates, endpoint.name);
  const what = isCarried ? "which is not known as Exchange" : "a name that the certificate does not carry";
  return endpoint?.certainty === "certain" && endpoint.class === "exchange" ? what : `${what} (${endpoint?.because})`;
}
