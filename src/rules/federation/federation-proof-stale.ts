import type { AcceptedDomain, Estate } from "../../estate/estate.js";
import { expectedProofs, isFederated, isTooLong } from "../../federation/federated.js";
import { textOf } from "../../federation/proof.js";
import { publicationOf } from "../../federation/publication.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "federation-proof-stale",
    scope: "domain",
    severity: "info",
    summary: "Beside the federation proof stands another one that nobody expects any more",
    why: "Every federation certificate has proofs of its own. When the next one is made, its strings go beside the old ones, and when it is the current one the old strings have done their work. Left behind they are harmless, and a riddle for the person who looks for the right string the next time.",
    sources: ['Exchange Server 2013 documentation, "Renew the federation certificate"'],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, domain }) {
    if (!isFederated(domain) || isTooLong(domain) || expectedProofs(domain).length === 0) return;
    const { isProven, strangers } = publicationOf(estate, domain);
    if (!isProven) return;
    for (const record of strangers) if (!isAnotherDomains(estate, record)) yield found(domain, record);
  },
  message({ domain }) {
    const name = withoutDot(domain);
    return {
      text: `${name} publishes the federation proof that is expected, and beside it a string of the same form that is none of those expected. It is the proof of a federation certificate that is gone, or of one that is to come, or belongs to another service.`,
      help: `Compare it with what Get-FederatedDomainProof -DomainName ${name} prints: if it is not there, and no other service asked for it, remove the record. If it belongs to the next certificate, give that proof too (--proof ${name}=STRING).`,
    };
  },
});

/** Of a proof that was expected at another domain, federation-proof-misplaced speaks. */
function isAnotherDomains({ domains }: Estate, record: ResourceRecord<"TXT">): boolean {
  const text = textOf(record);
  return domains.some((domain) => isFederated(domain) && expectedProofs(domain).includes(text));
}

function found(domain: AcceptedDomain, { span: at, owner, type }: ResourceRecord<"TXT">) {
  return { at, domain: domain.name, view: "public" as const, owner, type };
}
