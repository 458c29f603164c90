import { candidatesOf } from "../../autodiscover/candidate.js";
import { type MisspeltSan, misspeltSans } from "../../autodiscover/misspelt-san.js";
import { surveyOf } from "../../autodiscover/survey.js";
import { type Name, parentOf, withoutDot } from "../../zone/name.js";
import { defineRule, type Found } from "../rule.js";

interface Typo extends Found {
  readonly san: MisspeltSan;
  /** A name of the certificate that leads clients to Exchange meanwhile. */
  readonly target: Name | undefined;
}

export const rule = defineRule({
  meta: {
    id: "san-autodiscover-typo",
    scope: "estate",
    severity: "error",
    summary: "A name on the certificate is `autodiscover` misspelt",
    why: "The eye reads over it, and the certificate looks complete: but no client ever dials the misspelt name, and the right one is not covered. Advice that takes the right name for granted, such as an SRV record to autodiscover.D, then makes things worse. When the right name is on the certificate too it is only a wasted name: a warning. Silent: `autodiscover-s` and numbered hosts, which are meant as they are; a misspelt name that exists in the zone while the certificate has the right one too. Where no zone says whether the rest of the name is an accepted domain, the finding is `possible`.",
    sources: [
      "Damerau–Levenshtein distance of 1 or 2",
      'Exchange Server documentation, "Autodiscover service in Exchange Server"',
      "RFC 9525 §6.3",
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, assessments }): Iterable<Typo> {
    const misspelt = misspeltSans(estate);
    if (misspelt.length === 0) return;
    const candidates = candidatesOf(assessments[0]?.survey ?? surveyOf(estate));
    for (const san of misspelt) {
      const { domain, isMeantCovered, meant, written } = san;
      const isNeeded = !isMeantCovered && domain?.mail !== "exchange-online";
      yield {
        at: written.at,
        ...(domain && { domain: domain.name }),
        severity: isNeeded ? "error" : "warning",
        certainty: domain ? "certain" : "possible",
        san,
        target: candidates.find(({ name, failures }) => failures.length === 0 && name !== meant)?.name,
      };
    }
  },
  message({ san, target }) {
    const { certificate, isMeantCovered, domain } = san;
    const wrong = san.written.text;
    const right = withoutDot(san.meant);
    const says = `${wrong} on ${certificate.label} is probably meant to be ${right}`;
    const drop = `Leave ${wrong} off the next certificate.`;
    if (isMeantCovered) {
      return {
        text: `${says}, which is on the certificate as well. No client dials the misspelt name: it is there for nothing.`,
        help: drop,
      };
    }
    if (domain?.mail === "exchange-online") {
      return {
        text: `${says}. No client needs either name here, since the mailboxes of ${withoutDot(domain.name)} are at Microsoft 365.`,
        help: drop,
      };
    }
    const base = withoutDot(parentOf(san.meant));
    const unless = domain ? "" : `if ${base}, whose zone was not supplied, is a mail domain, `;
    const meanwhile = target ? `; ${withoutDot(target)} is on the certificate and leads to Exchange` : "";
    return {
      text: `${says}, which the certificate does not carry. No client dials the misspelt name; ${unless}Outlook warns as soon as anything leads it to ${right}, and phones refuse the account.`,
      help: `Have the certificate issued anew with ${right} in place of ${wrong}. Until then point no record at ${right}${meanwhile}.`,
    };
  },
});
