import type { AcceptedDomain } from "../../estate/estate.js";
import { expectedProofs, isFederated, isTooLong } from "../../federation/federated.js";
import { doubtAbout, isProof, proofLength } from "../../federation/proof.js";
import { proofCommand } from "../../federation/proof-command.js";
import { addition, type DamagedProof, type Publication, publicationOf, repair } from "../../federation/publication.js";
import type { Fix, Severity, ZoneEdit } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

interface Mismatch {
  readonly accepted: AcceptedDomain;
  readonly publication: Publication;
  /** Absent when what is published is no form of an expected proof at all. */
  readonly damaged?: DamagedProof;
}

export const rule = defineRule({
  meta: {
    id: "federation-proof-mismatch",
    scope: "domain",
    severity: "error",
    summary: "The federation proof that is published is not the expected one, byte for byte",
    why: "A proof is base64: capitals, +, / and the two equals signs at its end all count. Consoles fold the case, cut long lines, add quotes or turn + into a blank, and the trust then refuses the domain with no word about the difference.",
    sources: [
      'Exchange Server 2013 documentation, "Configure a federation trust", "Renew the federation certificate"',
      "RFC 4648 §4",
      "RFC 1035 §3.3.14",
    ],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate, domain }) {
    if (!isFederated(domain) || isTooLong(domain) || expectedProofs(domain).length === 0) return;
    const publication = publicationOf(estate, domain);
    const { damaged, strangers, isProven } = publication;
    const base = { accepted: domain, publication };
    for (const one of damaged) yield found(one.records[0], "error", { ...base, damaged: one });
    if (damaged.length === 0 && !isProven && strangers[0]) yield found(strangers[0], "warning", base);
  },
  message({ accepted, damaged, publication }) {
    const name = withoutDot(accepted.name);
    const doubt = doubtAbout(expectedProofs(accepted));
    const fails = `Adding ${name} to the federated organisation fails, and so does the change to a new federation certificate.`;
    if (!damaged) {
      return {
        text: `${name} publishes a federation proof that is not the expected one: a proof of another domain, or of a federation certificate that is no longer in use. ${fails}`,
        help: `Publish the expected string at ${name} beside it, and remove the old one when the new certificate is active.${doubt}`,
        related: publication.strangers.slice(1).map(({ span: at }) => ({ message: "not the expected one either", at })),
      };
    }
    const what = damaged.records.length > 1 ? `it is cut into ${damaged.records.length} records` : damaged.damage.what;
    return {
      text: `${name} publishes its federation proof in a damaged form: ${what}. ${fails}`,
      help: `The TXT record must hold all ${proofLength} characters exactly as Get-FederatedDomainProof prints them, in one record, without quotes or blanks of its own.${damaged.damage.hasMore ? " Publish it in a record of its own, and take it out of this one." : ""}${doubt}`,
      related: damaged.records.slice(1).map(({ span: at }) => ({ message: "another part of it", at })),
    };
  },
  fix({ accepted, damaged, publication }): Fix {
    const proof = damaged?.proof ?? (expectedProofs(accepted)[0] as string);
    if (!publication.isOpen || !isProof(proof)) return proofCommand(accepted.name);
    const summary = `Publish the federation proof of ${withoutDot(accepted.name)} exactly`;
    if (!damaged || damaged.damage.hasMore) {
      return { safety: "safe", summary, edits: addition(accepted, proof), commands: [] };
    }
    return { safety: "unsafe", summary, edits: replacement(accepted, damaged), commands: [] };
  },
});

/** The first damaged record becomes the right one, and the other pieces go. */
function replacement({ zone }: AcceptedDomain, { proof, records }: DamagedProof): ZoneEdit[] {
  const [old, ...rest] = records;
  if (!zone || !old) return [];
  return [
    { zone, edit: { kind: "replace", old, record: repair(old, proof) } },
    ...rest.map((piece): ZoneEdit => ({ zone, edit: { kind: "remove", old: piece } })),
  ];
}

function found(record: ResourceRecord<"TXT"> | undefined, severity: Severity, mismatch: Mismatch) {
  const { accepted, publication } = mismatch;
  const at = (record ?? (publication.strangers[0] as ResourceRecord)).span;
  return {
    at,
    domain: accepted.name,
    view: "public" as const,
    owner: accepted.name,
    type: "TXT" as const,
    severity,
    ...mismatch,
  };
}
