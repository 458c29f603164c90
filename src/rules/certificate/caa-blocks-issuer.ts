import { organisationIn } from "../../certificate/caa-identity.js";
import type { Certificate } from "../../certificate/certificate.js";
import { isForFederationOnly } from "../../certificate/service.js";
import { type CaaBarrier, caaBarriers, caaIdentities } from "../../estate/caa-barrier.js";
import type { Certainty, Fix } from "../../finding.js";
import { clipped } from "../../text/clipped.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule, type Found } from "../rule.js";

interface Blocked extends Found {
  readonly certificate: Certificate;
  readonly barrier: CaaBarrier;
  /** Further sets that are in the way of a certificate whose issuer nobody knows: they share one finding. */
  readonly others: readonly CaaBarrier[];
  readonly zone: Zone | undefined;
}

export const rule = defineRule({
  meta: {
    id: "caa-blocks-issuer",
    scope: "certificate",
    severity: "error",
    summary: "CAA records keep the certificate's issuer from issuing for one of its names",
    why: "Before it issues, a certification authority looks for CAA records at every name of the certificate, then at each name above it, and the first set that it finds decides. Where that names other authorities alone, the whole request is refused: mostly at the renewal, when the certificate is about to expire, or because somebody added a domain whose zone allows the authority of its web host only. For `*.` names the issuewild records decide when there are any. What an authority calls itself is known for the usual ones by the certificate; of another one `caa` in zonewright.yaml says it, and until then the finding is an info. For a planned certificate nobody can know, unless `caa` says it.",
    sources: [
      "RFC 8659 §3, §4.1–4.5",
      "CA/Browser Forum Baseline Requirements §3.2.2.8",
      "Certification practice statements of the authorities; CCADB, All CAA Identifiers",
    ],
    needs: ["certificate"],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate, certificate }): Iterable<Blocked> {
    // A private authority asks nobody, and so does whoever signs for himself.
    if (certificate.issuerKind === "private" || certificate.selfSigned || isForFederationOnly(certificate)) return;
    const zones = estate.zones("public");
    const barriers = caaBarriers(zones, certificate);
    const found = (barrier: CaaBarrier, others: readonly CaaBarrier[] = []): Blocked => {
      const { span: at, owner } = barrier.deciding;
      const certainty: Certainty = barrier.isSure && barrier.kind !== "undecided" ? "certain" : "possible";
      const zone = zones.enclosing(owner);
      return { at, view: "public", owner, type: "CAA", certainty, certificate, barrier, others, zone };
    };
    for (const barrier of barriers) if (barrier.kind !== "undecided") yield found(barrier);
    const [first, ...others] = barriers.filter(({ kind }) => kind === "undecided");
    if (first) yield { ...found(first, others), severity: "info" };
  },
  message({ certificate, barrier, others, certainty }) {
    const { label } = certificate;
    const { property } = barrier.authorization;
    const related = others.map(({ deciding, authorization }) => ({
      message: `${withoutDot(deciding.owner)} allows ${(authorization.issuers ?? []).join(", ")}`,
      at: deciding.span,
    }));
    const names = barrier.names.map(({ text }) => text).join(", ");
    if (barrier.kind === "undecided") {
      return {
        text: `The CAA records of ${allowed(barrier)}, and zonewright does not know whether that is who issues ${label}${issuerOf(certificate)}. If it is not, ${names} cannot be on it: the request is refused.`,
        help: `Say what the issuer calls itself, as its documentation of CAA tells: caa: [ca.example] beside the certificate in zonewright.yaml.`,
        related,
      };
    }
    const unsure = certainty === "possible" ? " unless a zone nearer to it that was not supplied says otherwise" : "";
    const who = caaIdentities(certificate);
    const refused =
      certificate.kind === "certificate"
        ? `the renewal of ${label}${issuerOf(certificate)} is refused`
        : `${label} is not issued`;
    return {
      text: `The CAA records of ${allowed(barrier)} for ${names}: ${refused}${unsure}.`,
      help: barrier.authorization.unknown
        ? `Remove the record with the tag ${barrier.authorization.unknown.data.tag}, or its critical flag (128): an authority that does not know the tag must not issue.`
        : who
          ? `Add a CAA record: 0 ${property} "${who[0]}". Or leave ${names} off the certificate.`
          : `Add a CAA record for the authority that shall issue: 0 ${property} "ca.example", with the name that its documentation gives. Or leave ${names} off the certificate.`,
    };
  },
  fix({ certificate, barrier, certainty, zone }): Fix | undefined {
    const { owner, ttl } = barrier.deciding;
    const { property } = barrier.authorization;
    const who = caaIdentities(certificate)?.[0];
    // Where nobody may issue, somebody meant it, or made a slip that a person has to look at.
    if (barrier.kind !== "others may" || certainty === "possible" || barrier.isSynthesised || !zone || !who)
      return undefined;
    const record = { owner, ttl, type: "CAA" as const, data: { flags: 0, tag: property, value: who } };
    // It only adds, and yet it widens who may issue: that is for a person to want.
    return {
      safety: "unsafe",
      summary: `Allow ${who} to issue certificates for ${withoutDot(owner)}`,
      edits: [{ zone, edit: { kind: "add", record } }],
      commands: [],
    };
  },
});

function issuerOf({ issuer }: Certificate): string {
  return issuer === undefined ? "" : ` by ${organisationIn(issuer)}`;
}

function allowed({ authorization }: CaaBarrier): string {
  const { issuers, unknown, property, deciding } = authorization;
  const owner = withoutDot((deciding[0] as ResourceRecord).owner);
  if (unknown)
    return `${owner} have the tag ${unknown.data.tag}, which is unknown and marked as critical, so that nobody may issue`;
  if (!issuers?.length) {
    const values = deciding.map(({ data }) => `${property} "${clipped(data.value)}"`).join(", ");
    return `${owner} allow nobody to issue certificates (${values} names no authority)`;
  }
  return `${owner} allow only ${issuers.join(", ")} to issue certificates`;
}
