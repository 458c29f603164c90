import { defectFindings } from "../../autodiscover/defect-finding.js";
import type { Verdict } from "../../autodiscover/probe.js";
import { harmless } from "../../autodiscover/wording.js";
import type { Certainty } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "wildcard-dns-synthesises-autodiscover",
    scope: "domain",
    severity: "error",
    summary: "A wildcard record answers for the autodiscover host",
    why: "A wildcard answers for every name that does not exist, autodiscover.D included. Deleting that host record changes nothing as long as the wildcard stands: only a node with other data at the name, a TXT record for one, ends the synthesis.",
    sources: ["RFC 4592 §2.2.1, §3.3.1", "Microsoft KB 3211279, step 7"],
    needs: ["certificate"],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ assessment }) {
    yield* defectFindings(assessment, "wildcard-dns-synthesises-autodiscover");
  },
  message(found) {
    const { probe, record, domain, certainty } = found;
    const host = withoutDot(probe.name);
    const what = `${host} has no record of its own; the ${record.type} record of ${withoutDot(record.owner)} answers for it (${probe.because}).`;
    return {
      text: `${what} ${effect(probe.verdict, host, withoutDot(domain), certainty)}${harmless(found)}`,
      help: `Give ${host} a record of its own: the right address if the certificate carries the name, else a TXT record, which makes the name exist without an address (RFC 4592 §2.2.1).`,
    };
  },
});

function effect(verdict: Verdict, host: string, name: string, certainty: Certainty): string {
  if (verdict === "foreign-answer") return "That host answers with settings of another service, which end the search.";
  if (certainty === "certain") {
    return `Outlook on every ${name} mailbox connects there and warns or fails, because the certificate it meets is not for ${host}.`;
  }
  return `If port 443 listens there, Outlook on every ${name} mailbox connects to it and warns or fails, unless the certificate it meets is for ${host}.`;
}
