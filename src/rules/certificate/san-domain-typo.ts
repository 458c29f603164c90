import { type MisspeltDomain, misspeltDomains } from "../../autodiscover/misspelt-domain.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule, type Found } from "../rule.js";

interface Typo extends Found {
  readonly san: MisspeltDomain;
}

export const rule = defineRule({
  meta: {
    id: "san-domain-typo",
    scope: "estate",
    severity: "warning",
    summary: "A name on the certificate lies below a mail domain that is misspelt",
    why: "A slip in the domain itself goes through every check of the authority as long as somebody owns the other domain, or is found only when the request is refused; and no client dials the name. Organisations do own domains that look alike, so the finding is `possible`, and silent wherever something speaks for the name: a zone that holds it, a declaration, the right name on a certificate beside it, another top-level domain, a difference in a digit or in the first or last letter alone, as siblings have it.",
    sources: ["Damerau–Levenshtein distance of 1, or 2 in words of ten letters and more", "RFC 9525 §6.3"],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate }): Iterable<Typo> {
    for (const san of misspeltDomains(estate)) {
      yield { at: san.written.at, domain: san.domain.name, certainty: "possible", san };
    }
  },
  message({ san: { certificate, written, meant, domain } }) {
    const right = written.wildcard ? `*.${meant}` : meant;
    return {
      text: `${written.text} on ${certificate.label} is probably meant to be ${right}: no zone of it was given, and ${withoutDot(domain.name)} is a mail domain. Clients that dial ${written.wildcard ? `a name below ${meant}` : meant} find no such name on the certificate, and warn.`,
      help: `Have the certificate issued anew with ${right}. If ${written.text} is right, give the zone that holds it, or name it under domains: or hosts: in zonewright.yaml.`,
    };
  },
});
