import { defectFindings } from "../../autodiscover/defect-finding.js";
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
  message({ probe, record, domain }) {
    const host = withoutDot(probe.name);
    return {
      text: `${host} has no record of its own; ${withoutDot(record.owner)} ${record.type} answers for it (${probe.because}). Outlook on every ${withoutDot(domain)} mailbox connects there and warns or fails, because the certificate it meets is not for ${host}.`,
      help: `Give ${host} a record of its own: the right address if the certificate carries the name, else a TXT record, which makes the name exist without an address (RFC 4592 §2.2.1).`,
    };
  },
});
