import type { Assessment } from "../../autodiscover/assessment.js";
import { candidatesOf } from "../../autodiscover/candidate.js";
import { asAlias } from "../../autodiscover/host-alias.js";
import type { Probe } from "../../autodiscover/probe.js";
import { isCovered } from "../../certificate/name-match.js";
import type { Fix, ZoneEdit } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "hybrid-points-to-cloud",
    scope: "domain",
    severity: "error",
    summary: "Mailboxes are here and in Exchange Online, and Autodiscover leads to Microsoft 365",
    why: "In a hybrid organisation the public Autodiscover records have to lead to Exchange here: it answers for its own mailboxes, and sends the clients of those that have moved on to Exchange Online. The other way round does not work: Exchange Online cannot send anybody back to a server that its own records do not lead to. When the last mailbox has moved the domain is no longer hybrid: declare it as exchange-online.",
    sources: [
      "Exchange hybrid deployment prerequisites: Autodiscover DNS records",
      "Decommission on-premises Exchange servers: DNS records",
    ],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate, domain, assessment }) {
    if (domain.mail !== "hybrid") return;
    const probe = leadingAway(assessment);
    if (!probe?.record) return;
    const { span: at, owner, type } = probe.record;
    const { survey } = assessment;
    const candidate = candidatesOf(survey).find(({ failures }) => failures.length === 0)?.name;
    const isServed = probe.kind === "autodiscover" && isCovered(survey.certificates, probe.name);
    const edits: ZoneEdit[] = candidate && isServed && owner === probe.name ? asAlias(estate, owner, candidate) : [];
    yield { at, domain: domain.name, view: "public" as const, owner, type, probe, candidate, isServed, edits };
  },
  message({ domain, probe, candidate, isServed }) {
    const name = withoutDot(domain);
    const host = withoutDot(probe.name);
    const to = candidate ? withoutDot(candidate) : "Exchange";
    return {
      text: `Some mailboxes of ${name} are on servers of your own, and ${host} leads to Microsoft 365: clients of those mailboxes find no settings, or are asked for a password again and again.`,
      help: `${
        isServed || probe.kind === "srv"
          ? `Lead ${host} to ${to}`
          : `Put ${host} on the certificate of Exchange and lead it to ${to}`
      }: Exchange sends on those whose mailboxes have moved. If all of them have, say mail: exchange-online.`,
    };
  },
  fix({ owner, candidate, edits }): Fix | undefined {
    if (edits.length === 0 || !candidate) return undefined;
    return {
      safety: "unsafe",
      summary: `Lead ${withoutDot(owner)} to ${withoutDot(candidate)}`,
      edits,
      commands: [],
    };
  },
});

/** The host comes first in every search; an SRV record counts where it gives no answer. Several are another rule's. */
function leadingAway({ probes }: Assessment): Probe | undefined {
  const host = probes.find(({ kind }) => kind === "autodiscover");
  if (host?.verdict === "m365") return host.defect ? undefined : host;
  const srv = probes.find(({ kind }) => kind === "srv");
  return host?.verdict === "silent" && srv?.endpoint?.class === "m365" && !srv.offered && !srv.defect ? srv : undefined;
}
