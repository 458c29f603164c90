import { endpointOf } from "../../autodiscover/endpoint.js";
import type { Survey } from "../../autodiscover/survey.js";
import type { Certificate } from "../../certificate/certificate.js";
import { certificatesServing, coveringName } from "../../certificate/name-match.js";
import { tlsaFits } from "../../certificate/tlsa-match.js";
import { mailTlsa, whyUnusable } from "../../estate/mail-tlsa.js";
import type { Certainty, Fix, Severity } from "../../finding.js";
import { fieldSpan } from "../../zone/layout-of.js";
import { type Name, withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "tlsa-mismatch",
    scope: "estate",
    severity: "error",
    summary: "No TLSA record of a mail host fits the certificate that it presents",
    why: "Mail servers that check DANE hold the certificate of the host against its TLSA records, and deliver only when one of them fits. It breaks when the certificate is renewed with another key and the records stay. Judged for hosts that are Exchange or stand on a certificate for smtp; where nobody said what a certificate serves it may be another one that the host presents on port 25, and the finding is a possible one. A record for an authority (usage 2) can only be judged with the whole chain, root included, in the certificate's file.",
    sources: ["RFC 7672 §2.2.3, §3.1", "RFC 7671 §5.1, §5.2, §8.1", "RFC 6698 §2.1"],
    needs: ["certificate"],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate, assessments }) {
    const survey = assessments[0]?.survey;
    for (const { host, records, isSynthesised } of survey ? mailTlsa(estate) : []) {
      const usable = records.filter((record) => !whyUnusable(record));
      const { certificates, isStated } = presentedBy(survey as Survey, host);
      const [first] = usable;
      const certificate = certificates[0];
      if (!first || !certificate) continue;
      const fits = certificates.flatMap((one) => usable.map(({ data }) => tlsaFits(one, data)));
      if (fits.includes(true)) continue;
      const isOpen = fits.includes(undefined);
      const severity: Severity = isOpen ? "info" : "error";
      const certainty: Certainty = isOpen || !isStated ? "possible" : "certain";
      const { owner } = first;
      const zone = isSynthesised ? undefined : estate.zones("public").enclosing(owner);
      const at = isSynthesised ? first.span : fieldSpan(first, "association");
      const place = { at, view: "public" as const, owner, type: "TLSA" as const, severity, certainty };
      yield { ...place, host, first, certificate, usable, zone, isOpen };
    }
  },
  message({ host, certificate, usable, certainty, isOpen }) {
    const name = withoutDot(host);
    const { label } = certificate;
    const related = usable.slice(1).map(({ span: at }) => ({ message: "this one does not fit either", at }));
    const digest = certificate.encoding?.digests?.publicKey.sha256 ?? "";
    if (isOpen) {
      return {
        text: `No TLSA record of the mail host ${name} names ${label} itself, and whether they fit an authority in its chain cannot be told: the file does not hold the chain up to its root.`,
        help: `Give a file with the whole chain, or publish a record for the certificate itself: 3 1 1 ${digest}`,
      };
    }
    const unless = certainty === "possible" ? `, unless it presents another certificate on port 25 than ${label}` : "";
    return {
      text: `No TLSA record of the mail host ${name} fits ${label}${unless}. Mail servers that check DANE, those of large providers among them, do not deliver to it then: mail waits for days and is returned to its senders.`,
      help: `Publish 3 1 1 ${digest} beside the others, wait for twice their TTL, then remove what fits no certificate in use. Before the next change of keys publish its record first. If another certificate serves SMTP, give that one: services: [smtp] in zonewright.yaml.`,
      related,
    };
  },
  fix({ host, first, certificate, certainty, zone }): Fix | undefined {
    const association = certificate.encoding?.digests?.publicKey.sha256;
    if (!zone || association === undefined || certainty === "possible") return undefined;
    const { owner, ttl } = first;
    const data = { usage: 3, selector: 1, matchingType: 1, association };
    return {
      safety: "safe",
      summary: `Publish the TLSA record that fits the certificate of ${withoutDot(host)}`,
      edits: [{ zone, edit: { kind: "add", record: { owner, ttl, type: "TLSA", data } } }],
      commands: [],
    };
  },
});

/**
 * What a mail host of ours presents: the certificate that the configuration names for it or for an address of it, else
 * those for SMTP, of which one that carries its name comes first.
 */
function presentedBy(survey: Survey, host: Name): { certificates: readonly Certificate[]; isStated: boolean } {
  const endpoint = endpointOf(survey, host);
  const all = survey.estate.certificates.filter(({ encoding, kind }) => encoding?.digests && kind === "certificate");
  const named = all.filter(({ label }) => label === endpoint.facts?.certificate);
  if (named.length > 0) return { certificates: named, isStated: true };
  const stated = all.filter(({ services }) => services.includes("smtp"));
  const isOnOne = stated.some(({ names }) => names.some(({ name, wildcard }) => name === host && !wildcard));
  if (endpoint.class !== "exchange" && !isOnOne) return { certificates: [], isStated: false };
  // One of which nothing but its names is known may be the one.
  const isSeen = certificatesServing("smtp", survey.estate.certificates).every(({ kind }) => kind === "certificate");
  const serving = stated.length > 0 ? stated : isSeen ? certificatesServing("smtp", all) : [];
  const covering = serving.filter((certificate) => coveringName(certificate, host) !== undefined);
  return { certificates: [...new Set([...covering, ...serving])], isStated: stated.length > 0 };
}
