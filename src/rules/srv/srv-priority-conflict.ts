import { serviceOf, srvConflict } from "../../autodiscover/srv-conflict.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "srv-priority-conflict",
    scope: "domain",
    severity: "warning",
    summary: "The Autodiscover SRV records of a domain lead to different services",
    why: "Several SRV records are meant for several hosts of one service. A mailbox is in one place, and which record a client takes is not settled: programs built on the EWS Managed API take the lowest priority and one of several equals at random, while Outlook takes the first record of an answer that has no order. So a record that was left behind by a move works today and fails tomorrow.",
    sources: [
      "RFC 2782, Priority",
      "RFC 2181 §5",
      "ews-managed-api, AutodiscoverDnsClient",
      "Microsoft KB 3211279, step 10",
    ],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ domain, assessment }) {
    const conflict = srvConflict(assessment);
    if (!conflict) return;
    const [{ record, step }] = conflict.strays;
    const certainty = step.verdict === "redirects" ? ("certain" as const) : ("possible" as const);
    const { owner, span: at } = record;
    yield {
      at,
      domain: domain.name,
      view: "public" as const,
      owner,
      type: "SRV" as const,
      certainty,
      domainOf: domain,
      ...conflict,
    };
  },
  message({ domain, kept, strays }) {
    const name = withoutDot(domain);
    const [stray] = strays;
    const to = ({ record, step }: typeof kept) => `${withoutDot(record.data.target)} (${serviceOf(step.verdict)})`;
    const choice =
      kept.record.data.priority === stray.record.data.priority
        ? "They have one priority, so a client takes either"
        : "EWS programs take the one whose priority is the lowest number, and Outlook the first of the answer, whose order is chance";
    return {
      text: `The SRV records of ${name} lead to different services: ${to(kept)} and ${to(stray)}. ${choice}; whoever comes to the one that does not have the mailbox finds no settings.`,
      help: `Keep the records that lead to where the mailboxes of ${name} are, best a single "0 0 443", and remove the others.`,
      related: [kept, ...strays.slice(1)].map((one) => ({
        message: `this one leads to ${to(one)}`,
        at: one.record.span,
      })),
    };
  },
  fix({ kept, strays, isSure, domainOf }) {
    const zone = domainOf.zone;
    const areAllAway = strays.every(({ step }) => step.verdict === "redirects");
    if (!isSure || !areAllAway || !zone?.has(kept.record.owner)) return undefined;
    return {
      safety: "unsafe",
      summary: `Remove the SRV record that sends clients of ${withoutDot(domainOf.name)} to Microsoft 365`,
      edits: strays.map(({ record: old }) => ({ zone, edit: { kind: "remove" as const, old } })),
      commands: [],
    };
  },
});
