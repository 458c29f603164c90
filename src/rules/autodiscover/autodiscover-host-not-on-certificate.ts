import { defectFindings } from "../../autodiscover/defect-finding.js";
import { distrustOf } from "../../autodiscover/probe.js";
import { cloudHelp, harmless, presentsAnother } from "../../autodiscover/wording.js";
import { certificateNames } from "../../certificate/related.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "autodiscover-host-not-on-certificate",
    scope: "domain",
    severity: "error",
    summary: "The autodiscover host leads to Exchange, whose certificate does not carry its name",
    why: "Clients hold the certificate against the name that they dial. At autodiscover.D a mismatch is never passed over: depending on the product and its settings people see a warning that comes back, or the step fails without a word. Either way the account is not configured by it.",
    sources: ["Microsoft KB 3211279, step 7 and ShowCertErrors", "Microsoft KB 2783881", "RFC 9525 §6.1.1, §6.3"],
    needs: ["certificate"],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ assessment }) {
    yield* defectFindings(assessment, "autodiscover-host-not-on-certificate");
  },
  message(found) {
    const { probe, domain, assessment, certainty } = found;
    const host = withoutDot(probe.name);
    const own = presentsAnother(assessment, probe);
    const distrust = probe.endpoint && distrustOf(assessment.survey, probe.endpoint);
    const which = own ? "the certificate declared for it" : "the certificate";
    const wrong = distrust ? `the certificate that it presents ${distrust}` : `${which} does not carry that name`;
    const what =
      certainty === "certain"
        ? `${host} leads to Exchange (${probe.because}), but ${wrong}. Outlook`
        : `${host} may lead to Exchange (${probe.because}), and ${wrong}. If it leads there, Outlook`;
    const help = own
      ? `${distrust ? `Install a valid certificate with ${host} on it there` : `Put ${host} on the certificate of that host`}, or lead ${host} to a host whose certificate carries it.`
      : `Either put ${host} on the certificate (serves every client), or lead Outlook by an SRV record to a name that is on it and remove ${host}.`;
    return {
      text: `${what} on every ${withoutDot(domain)} mailbox ${distrust ? "warns about the certificate" : "warns that the name on the security certificate is invalid"}, or silently fails at this step; phones refuse the account.${harmless(found)}`,
      help: cloudHelp(assessment, probe) ?? help,
      related: certificateNames(assessment.survey.certificates),
    };
  },
});
