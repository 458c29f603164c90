import { type UnreachedSan, unreachedSans } from "../../autodiscover/unreached-san.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule, type Found } from "../rule.js";

interface Unused extends Found {
  readonly san: UnreachedSan;
}

export const rule = defineRule({
  meta: {
    id: "san-unused",
    scope: "estate",
    severity: "info",
    summary: "A name on the certificate does not exist, and nothing leads to it",
    why: "As few names as possible is the advice for an Exchange certificate: each one has to be validated again at every renewal, and shows to everybody who looks at the certificate. Typical is the `www.` that some authorities add unasked. Silent: names that exist in a zone of either view, autodiscover hosts of mail domains and mail access names even where they do not exist yet, hosts that the configuration names, wildcards below which something exists, names that another finding speaks of, and every name whose zone was not supplied.",
    sources: [
      'Exchange Server documentation, "Digital certificates and encryption in Exchange Server", best practices',
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, assessments }): Iterable<Unused> {
    for (const san of unreachedSans(estate, assessments)) yield { at: san.written.at, san };
  },
  message({ san: { certificate, written, zone } }) {
    const origin = withoutDot(zone.origin);
    return {
      text: written.wildcard
        ? `Nothing exists below ${written.text.slice(2)} in the zone ${origin}, so no client dials a name that ${written.text} on ${certificate.label} stands for.`
        : `${written.text} on ${certificate.label} does not exist in the zone ${origin}, and nothing leads to it: no client dials it.`,
      help: "Leave it off the next certificate. A name that exists only inside counts when the internal zones are given (--internal).",
    };
  },
});
