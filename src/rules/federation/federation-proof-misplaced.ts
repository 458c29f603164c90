import type { AcceptedDomain } from "../../estate/estate.js";
import { isFederated, isTooLong } from "../../federation/federated.js";
import { type MisplacedProof, misplacedProofs } from "../../federation/misplaced.js";
import { proofCommand } from "../../federation/proof-command.js";
import { addition, publicationOf } from "../../federation/publication.js";
import type { Severity, ZoneEdit } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "federation-proof-misplaced",
    scope: "domain",
    severity: "warning",
    summary: "A federation proof stands at a name where nobody looks for it",
    why: "The proof of a domain is looked for at that domain itself. The account namespace FYDIBOHF25SPDLT.D needs none, though wizards show it beside the proof, and a forgotten final dot or a wrong host field of a console puts the record one level too deep.",
    sources: [
      "Microsoft, Hybrid Configuration wizard: proof of domain ownership has failed",
      'Exchange Server 2013 documentation, "Federation"',
    ],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate, domain }) {
    if (!isFederated(domain) || isTooLong(domain)) return;
    const misplaced = misplacedProofs(estate, domain);
    if (misplaced.length === 0) return;
    const { isProven, damaged, strangers, isOpen } = publicationOf(estate, domain);
    const isNeeded = !isProven && damaged.length === 0 && strangers.length === 0;
    for (const one of misplaced) {
      // The account namespace of Exchange 2010 has its own proof beside the domain's.
      if (!isNeeded && (one.isDelegation || one.proof === undefined)) continue;
      yield { ...found(domain, one), isNeeded, isOpen, severity: severityOf(domain, isNeeded) };
    }
  },
  message({ domain, owner, isNeeded }) {
    const name = withoutDot(domain);
    const wrong = withoutDot(owner);
    if (!isNeeded) {
      return {
        text: `The federation proof of ${name} also stands at ${wrong}, where nobody looks for it. It does no harm there.`,
        help: "Remove it, so that the next person does not take it for the right place.",
      };
    }
    return {
      text: `The federation proof stands at ${wrong}, and ${name} itself has none. It is looked for at ${name} alone: adding ${name} to the federated organisation fails, and so does the change to a new federation certificate.`,
      help: `Publish the string at ${name} itself (in a console: host @).`,
    };
  },
  fix({ domain, accepted, one, isNeeded, isOpen }) {
    if (!isNeeded) return undefined;
    const { zone, record, proof, isDelegation } = one;
    const added = proof !== undefined && isOpen ? addition(accepted, proof) : [];
    if (added.length === 0) return proofCommand(domain);
    const removed: ZoneEdit[] = isDelegation ? [] : [{ zone, edit: { kind: "remove", old: record } }];
    return {
      safety: removed.length > 0 ? "unsafe" : "safe",
      summary: `Publish the federation proof at ${withoutDot(domain)}`,
      edits: [...added, ...removed],
      commands: [],
    };
  },
});

function severityOf({ federation }: AcceptedDomain, isNeeded: boolean): Severity {
  if (!isNeeded) return "info";
  return federation === "planned" ? "error" : "warning";
}

function found(domain: AcceptedDomain, one: MisplacedProof) {
  const { owner, span, type } = one.record;
  return { at: span, domain: domain.name, view: "public" as const, owner, type, accepted: domain, one };
}
