import { defectFindings } from "../../autodiscover/defect-finding.js";
import type { Verdict } from "../../autodiscover/probe.js";
import { cloudHelp, harmless, isOnCertificate, recordsOf } from "../../autodiscover/wording.js";
import type { Certainty } from "../../finding.js";
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
  message(found) {
    const { probe, domain, assessment, certainty } = found;
    const host = withoutDot(probe.name);
    const name = withoutDot(domain);
    if (probe.verdict === "m365") return movedMessage(host, name, assessment.domain.mail === "on-premises");
    if (probe.verdict === "foreign-ok") return unknownMessage(host, name, probe.because);
    const what = `${host} ${certainty === "certain" ? "does not" : "does not seem to"} lead to Exchange: ${probe.because}.`;
    const cure = isOnCertificate(assessment, probe)
      ? `Lead ${host} to Exchange: the certificate carries that name.`
      : `Remove ${recordsOf(probe)} of ${host}, and lead Outlook to Exchange by an SRV record.`;
    const proxy = `If that host is a reverse proxy of yours, declare it: hosts: { ${host}: { role: proxy } }.`;
    return {
      text: `${what} ${effect(probe.verdict, name, certainty)}${harmless(found)}`,
      help: cloudHelp(assessment, probe) ?? (certainty === "certain" ? cure : `${cure} ${proxy}`),
    };
  },
});

function effect(verdict: Verdict, name: string, certainty: Certainty): string {
  if (verdict === "foreign-answer") {
    return `It answers Autodiscover itself, under a valid certificate: clients that look for a mailbox of ${name} take its settings, which are those of another service, and look no further.`;
  }
  const what =
    certainty === "certain" ? "warns about its certificate or fails" : "warns or fails if port 443 listens there";
  return `Outlook looking for ${name} mailboxes connects to that host and ${what}.`;
}

function movedMessage(host: string, domain: string, isDeclared: boolean): { text: string; help: string } {
  const here = isDeclared
    ? `while the mailboxes of ${domain} are on Exchange here. Outlook`
    : `while the mail of ${domain} is delivered to Exchange here. If the mailboxes are here too, Outlook`;
  return {
    text: `${host} leads to Microsoft 365, ${here} asks the wrong service and finds no mailbox.`,
    help: `Lead ${host} back to Exchange. If the mailboxes are moving to Microsoft 365, say so: domains: { ${domain}: { mail: exchange-online } } or hybrid.`,
  };
}

function unknownMessage(host: string, domain: string, because: string): { text: string; help: string } {
  return {
    text: `${host} leads to a host that is not known as Exchange (${because}). Its certificate carries the name, but nobody said whether it answers Autodiscover, and nothing else leads clients of ${domain} to Exchange. If it does not, Outlook cannot set up the mailbox.`,
    help: `Say what answers there: hosts: { ${host}: { autodiscover: exchange } }, or none, or other.`,
  };
}
