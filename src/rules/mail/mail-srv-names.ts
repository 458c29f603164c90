import { type MailServiceFault, mailServiceFaults } from "../../autodiscover/mail-service.js";
import { certificateNames } from "../../certificate/related.js";
import { labelsOf, type Name, withoutDot } from "../../zone/name.js";
import { targetSpan } from "../../zone/target-span.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "mail-srv-names",
    scope: "domain",
    severity: "warning",
    summary:
      "An SRV record leads mail programs to a host whose certificate does not fit, or takes back what another one offers",
    why: 'Mail programs that are no Outlook find IMAP, POP and submission by SRV records. They then hold the certificate against the host that the record names, or against the mail domain. A record with the target "." says that there is no such service at all; beside one that names a host, each program believes another of the two.',
    sources: ["RFC 6186 §3.4, §6", "RFC 8314 §5.1", "RFC 7817 §3", "RFC 2782, Target"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ assessment }) {
    for (const fault of mailServiceFaults(assessment)) yield found(assessment.domain.name, fault);
  },
  message({ owner, domain, fault }) {
    const [label = ""] = labelsOf(owner);
    const service = `${withoutDot(domain)} by ${label.slice(1)}`;
    if (fault.kind === "refused") {
      return {
        text: `One of the SRV records of ${withoutDot(owner)} says that there is no such service (target "."), and another one names a host for it. Some mail programs give up, others connect.`,
        help: `Keep the one that is true: remove the record with the target "." if people read or send mail of ${service}, and all other ones if not.`,
      };
    }
    const target = withoutDot(fault.record.data.target);
    const stated = fault.certainty === "certain" ? "" : " (or whichever certificate serves it: nobody said)";
    return {
      text: `The SRV record of ${withoutDot(owner)} leads mail programs to ${target}, which is Exchange (${fault.endpoint?.because}), and the certificate${stated} carries neither that name nor ${withoutDot(domain)}. Programs that find the host this way warn of the certificate, or do not connect.`,
      help: `Name a host that is on the certificate, or put ${target} on it and give the service its name (Set-ImapSettings, Set-PopSettings -X509CertificateName; for submission the receive connector).`,
      related: certificateNames(fault.certificates),
    };
  },
});

function found(domain: Name, fault: MailServiceFault) {
  const { record, certainty } = fault;
  const { owner, type } = record;
  return { at: targetSpan(record), domain, view: "public" as const, owner, type, certainty, fault };
}
