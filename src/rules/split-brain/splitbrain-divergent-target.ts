import { type Divergence, divergences } from "../../autodiscover/divergence.js";
import type { Fix } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "splitbrain-divergent-target",
    scope: "estate",
    severity: "warning",
    summary: "A name by which clients find Exchange leads to something else inside than outside",
    why: "Two views of one name may have two addresses, but they have to lead to the same service. After a move to Exchange Online the public record is changed and the internal one forgotten; or inside a name still leads to the server that Exchange has left. The same laptop then works at home and not in the office, and new profiles come out differently in each place.",
    sources: [
      'Exchange Server 2013 documentation, "Digital certificates and SSL", SSL and split DNS',
      'Microsoft, "How and when to decommission your on-premises Exchange servers in a hybrid deployment"',
      "RFC 9525 §6.1.1",
    ],
    needs: ["internal zones"],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ assessments }) {
    for (const found of divergences(assessments)) {
      const { inside, domain, kind } = found;
      const { span: at, owner, type } = inside;
      const certainty = kind === "SRV" ? ("possible" as const) : ("certain" as const);
      yield { at, ...(domain && { domain }), view: "internal" as const, owner, type, certainty, found };
    }
  },
  message({ found }) {
    const name = withoutDot(found.name);
    const { inside, outside } = found.because;
    return {
      text: `Inside and outside ${name} leads to two different things: inside, ${inside}; outside, ${outside}. ${effects[found.kind]}`,
      help: helps[found.kind],
      related: found.outside ? [{ message: "what clients outside get", at: found.outside.span }] : [],
    };
  },
  fix({ found: { cure, inside } }): Fix | undefined {
    if (!cure) return undefined;
    const old = inside as ResourceRecord<"SRV">;
    const { owner, ttl, type, data } = old;
    const record = { owner, ttl, type, data: { ...data, target: cure.target } };
    return {
      safety: "unsafe",
      summary: `Lead the SRV record inside to ${withoutDot(cure.target)}, as outside`,
      edits: [{ zone: cure.zone, edit: { kind: "replace", old, record } }],
      commands: [],
    };
  },
});

const effects: Readonly<Record<Divergence["kind"], string>> = {
  "left behind":
    "Outlook in the office is configured by a server that may have no mailbox of these people any more, and asks for passwords or fails; outside it finds Microsoft 365.",
  moved: "Outlook in the office is sent to Microsoft 365, and outside to Exchange here.",
  "other host": "Outlook, webmail and phones in the office find no Exchange there.",
  SRV: "The certificate does not carry the host that is named inside: Outlook in the office warns of it, unless that host has another certificate of its own.",
};

const helps: Readonly<Record<Divergence["kind"], string>> = {
  "left behind":
    "Where the mailboxes are in Microsoft 365, give the internal zone the same alias as the public one, and take the service connection point away (Set-ClientAccessService -AutoDiscoverServiceInternalUri $Null). Where they are not, correct the public record.",
  moved: "Lead the name to Exchange inside as well, or move the public record too once the mailboxes have moved.",
  "other host":
    "Give the name the internal address of Exchange. If Exchange does answer there, correct what zonewright.yaml says of the host.",
  SRV: "Name the same host as outside, and give that name its internal address in the internal zone.",
};
