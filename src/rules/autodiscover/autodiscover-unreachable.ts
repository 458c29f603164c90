import type { Severity } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
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
    yield { at: domain.at, domain: domain.name, view: "public" as const, severity };
  },
  message({ domain }) {
    const name = withoutDot(domain);
    return {
      text: `Nothing leads clients of ${name} to Exchange: autodiscover.${name} has no address that answers, and _autodiscover._tcp.${name} has no usable SRV record. Outlook cannot set up a ${name} mailbox, and loses free/busy and out-of-office in profiles that exist.`,
      help: `Add an SRV record at _autodiscover._tcp.${name} that names a host on the certificate, or put autodiscover.${name} on the certificate and add that host. If nobody signs in with ${name}, say so: domains: { ${name}: { mail: none } }.`,
    };
  },
});
