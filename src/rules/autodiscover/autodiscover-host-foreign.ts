import { defectFindings } from "../../autodiscover/defect-finding.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "autodiscover-host-foreign",
    scope: "domain",
    severity: "error",
    summary: "The autodiscover host leads somewhere that is not Exchange",
    why: "Outlook tries https://autodiscover.D before it asks for SRV records. A web host that answers there cannot configure a mailbox: at best the step is lost, at worst the certificate of the hosting company is shown or its own mail service answers with wrong settings.",
    sources: ["Microsoft KB 3211279, step 7", "Microsoft KB 3049615"],
    needs: ["certificate"],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ assessment }) {
    yield* defectFindings(assessment, "autodiscover-host-foreign");
  },
  message({ probe, record, domain, certainty }) {
    const host = withoutDot(probe.name);
    if (probe.verdict === "m365") return movedMessage(host, withoutDot(domain));
    const sure =
      certainty === "certain" ? "warns about its certificate or fails" : "warns or fails if port 443 listens there";
    return {
      text: `${host} does not lead to Exchange: ${probe.because}. Outlook looking for ${withoutDot(domain)} mailboxes connects to that host and ${sure}.`,
      help: `Remove the ${record.type} record of ${host}, or lead it to Exchange. If that host is a reverse proxy of yours, declare it: hosts: { ${host}: { role: proxy } }.`,
    };
  },
});

function movedMessage(host: string, domain: string): { text: string; help: string } {
  return {
    text: `${host} leads to Microsoft 365, while the mailboxes of ${domain} are on Exchange here. Outlook asks the wrong service and finds no mailbox.`,
    help: `Lead ${host} back to Exchange. If the mailboxes are moving to Microsoft 365, say so: domains: { ${domain}: { mail: exchange-online } } or hybrid.`,
  };
}
