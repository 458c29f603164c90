import { srvOwner } from "../../autodiscover/srv-owner.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "srv-missing",
    scope: "domain",
    severity: "warning",
    summary: "The certificate does not carry the autodiscover host, and there is no SRV record either",
    why: "Where autodiscover.D is not on the certificate, the SRV record is what leads Outlook to a name that is. It is easily lost when zones move to a provider whose import skips SRV records.",
    sources: ["Microsoft KB 940881", "Exchange documentation, Autodiscover service"],
    needs: ["certificate"],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ domain, assessment }) {
    if (assessment.gap !== "srv-missing") return;
    yield {
      at: domain.at,
      domain: domain.name,
      view: "public" as const,
      type: "SRV" as const,
      owner: srvOwner(domain.name),
    };
  },
  message({ domain }) {
    const name = withoutDot(domain);
    return {
      text: `${name} has no SRV record at _autodiscover._tcp.${name}, and the certificate does not carry autodiscover.${name}. So nothing that Outlook tries can serve a mailbox of ${name}.`,
      help: `Add an SRV record that names a host on the certificate which leads to Exchange, unless autodiscover.${name} goes on the certificate.`,
    };
  },
});
