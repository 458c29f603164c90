import { defectFindings } from "../../autodiscover/defect-finding.js";
import { coveredAlias } from "../../autodiscover/host-probe.js";
import { cloudHelp, harmless } from "../../autodiscover/wording.js";
import { certificateNames } from "../../certificate/related.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "autodiscover-cname-no-cure",
    scope: "domain",
    severity: "error",
    summary: "The autodiscover host is an alias of a covered name, which does not make it covered",
    why: "An alias changes where a client connects, not the name that it expects on the certificate: RFC 9525 forbids using names that DNS resolution passes through. So autodiscover.D as a CNAME for a name on the certificate still warns, exactly as an address record would.",
    sources: [
      "RFC 9525 §6.1.1",
      "RFC 7817 §3",
      "Exchange documentation, Autodiscover service: the name in the CNAME record must match a name in a certificate",
    ],
    needs: ["certificate"],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ assessment }) {
    yield* defectFindings(assessment, "autodiscover-cname-no-cure");
  },
  message(found) {
    const { probe, record, domain, assessment, certainty } = found;
    const host = withoutDot(probe.name);
    const target = withoutDot((probe.endpoint && coveredAlias(assessment.survey, probe.endpoint)) ?? record.owner);
    const outlook = certainty === "certain" ? "Outlook" : `If Exchange answers there (${probe.because}), Outlook`;
    const help = `Either put ${host} on the certificate and keep the alias, or replace the alias by an SRV record that names a covered host with addresses of its own.`;
    return {
      text: `${host} is an alias of ${target}. That ${target} is on the certificate does not help: clients compare the name that they dialled, ${host}, and the certificate does not carry it. ${outlook} on every ${withoutDot(domain)} mailbox warns that the name on the security certificate is invalid, or silently fails at this step.${harmless(found)}`,
      help: cloudHelp(assessment, probe) ?? help,
      related: certificateNames(assessment.survey.certificates),
    };
  },
});
