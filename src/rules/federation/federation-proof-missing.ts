import type { AcceptedDomain } from "../../estate/estate.js";
import { expectedProofs, isFederated, isTooLong } from "../../federation/federated.js";
import { misplacedProofs } from "../../federation/misplaced.js";
import { doubtAbout, proofLength, textOf } from "../../federation/proof.js";
import { proofCommand } from "../../federation/proof-command.js";
import { addition, placeOf, publicationOf } from "../../federation/publication.js";
import type { Certainty, Severity } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "federation-proof-missing",
    scope: "domain",
    severity: "warning",
    summary: "A federated domain has no TXT record with its proof of ownership",
    why: "A federation trust accepts a domain only when a TXT record at the domain itself carries the string that Exchange computed for it. It is looked at when a domain is added and when a new federation certificate is activated: nothing fails today, and then that step does.",
    sources: [
      "Microsoft, Hybrid Configuration wizard: proof of domain ownership has failed",
      'Exchange Server 2013 documentation, "Configure a federation trust", "Renew the federation certificate"',
    ],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate, domain }) {
    if (!isFederated(domain) || isTooLong(domain)) return;
    const publication = publicationOf(estate, domain);
    const { isProven, damaged, strangers, isUnknown } = publication;
    if (isProven || damaged.length > 0 || strangers.length > 0) return;
    if (misplacedProofs(estate, domain).length > 0) return;
    const severity: Severity = domain.federation === "planned" ? "error" : "warning";
    const certainty: Certainty = isUnknown ? "possible" : "certain";
    yield { ...found(domain), severity, certainty, publication };
  },
  message({ domain, accepted, publication }) {
    const name = withoutDot(domain);
    const where = publication.isUnknown
      ? `The zone that ${name} is delegated to was not supplied, so no TXT record with its federation proof was seen. If there is none, adding`
      : `${name} has no TXT record with the federation proof. Adding`;
    const proofs = expectedProofs(accepted);
    return {
      text: `${where} ${name} to the federated organisation fails, and so does the change to a new federation certificate: its people cannot share calendars with partners then.`,
      help:
        proofs.length > 0
          ? `Publish the expected string as a TXT record at ${name} itself, in the public zone, exactly as Exchange printed it.${doubtAbout(proofs)}`
          : `Ask Exchange for the string with Get-FederatedDomainProof -DomainName ${name}, and publish it as a TXT record at ${name} itself, in the public zone. Given to zonewright (--proof ${name}=STRING, or domains: in zonewright.yaml), the record is written and checked for you.`,
      related: publication.lookalikes.map((record) => ({
        message: `this looks like one, but it has ${textOf(record).length} characters: a proof has ${proofLength} and ends in ==`,
        at: record.span,
      })),
    };
  },
  fix({ domain, accepted, publication }) {
    const proofs = publication.isOpen ? expectedProofs(accepted) : [];
    const edits = proofs.flatMap((proof) => addition(accepted, proof));
    if (edits.length === 0) return proofCommand(domain);
    return { safety: "safe", summary: `Publish the federation proof of ${withoutDot(domain)}`, edits, commands: [] };
  },
});

function found(domain: AcceptedDomain) {
  return {
    at: placeOf(domain),
    domain: domain.name,
    view: "public" as const,
    owner: domain.name,
    type: "TXT" as const,
    accepted: domain,
  };
}
