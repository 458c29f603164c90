import { mailboxesMayBeElsewhere } from "../../autodiscover/mail-route.js";
import { isCovered } from "../../certificate/name-match.js";
import type { Certainty, Severity } from "../../finding.js";
import { below, withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "autodiscover-unreachable",
    scope: "domain",
    severity: "error",
    summary: "Nothing in DNS leads a client to Exchange",
    why: "Without a host, an SRV record or a redirect no client finds the mailbox: current Outlook cannot be configured by hand, so new profiles cannot be made and free/busy, out-of-office and the address book stop working in old ones.",
    sources: [
      "Exchange documentation, Autodiscover service: a CNAME or an SRV record for every accepted domain",
      "Microsoft KB 3211279",
    ],
    needs: [],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ domain, assessment }) {
    if (assessment.gap !== "autodiscover-unreachable") return;
    const current = domain.clients.some((client) => client !== "outlook-legacy");
    const severity: Severity = current ? "error" : "warning";
    const elsewhere = mailboxesMayBeElsewhere(assessment.survey, domain);
    const certainty: Certainty = elsewhere ? "possible" : "certain";
    const place = { at: domain.at, domain: domain.name, view: "public" as const };
    yield { ...place, severity, certainty, current, elsewhere, assessment };
  },
  message({ domain, current, elsewhere, assessment }) {
    const name = withoutDot(domain);
    const host = `autodiscover.${name}`;
    const told = assessment.probes.filter(
      ({ kind, verdict }) => kind === "autodiscover" || kind === "srv" || verdict === "refused",
    );
    const found = `Nothing leads clients of ${name} to Exchange: ${told.map(({ because }) => because).join("; ")}.`;
    const seen = current
      ? `Outlook cannot set up a mailbox of ${name}, and loses free/busy and out-of-office in profiles that exist.`
      : `Outlook up to 2013 has to be set up by hand for a mailbox of ${name}, and has no free/busy and out-of-office.`;
    if (elsewhere === "microsoft-365") {
      return {
        text: `${found} The mail goes to Microsoft 365; if the mailboxes are here all the same, ${seen}`,
        help: `Say where the mailboxes are: domains: { ${name}: { mail: exchange-online } }, or on-premises, or hybrid. In Exchange Online, ${host} should be a CNAME record for autodiscover.outlook.com.`,
      };
    }
    if (elsewhere) {
      return {
        text: `${found} The mail goes to a host outside these zones; if that only filters it and the mailboxes are here, ${seen}`,
        help: `Say where the mailboxes are: domains: { ${name}: { mail: on-premises } }, and the records that lead to Exchange are written; or { mail: none } if they are with another provider.`,
      };
    }
    const cure = isCovered(assessment.survey.certificates, below("autodiscover", domain))
      ? `Lead ${host} to Exchange: the certificate carries that name.`
      : `Add an SRV record at _autodiscover._tcp.${name} that names a host on the certificate, or put ${host} on the certificate and add that host.`;
    return {
      text: `${found} ${seen}`,
      help: `${cure} If nobody signs in with ${name}, say so: domains: { ${name}: { mail: none } }.`,
    };
  },
});
