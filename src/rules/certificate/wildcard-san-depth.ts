import type { NeededName } from "../../autodiscover/needed-name.js";
import { namesOutOfReach, type OutOfReach } from "../../autodiscover/wildcard-reach.js";
import { labelsOf, withoutDot } from "../../zone/name.js";
import { defineRule, type Found } from "../rule.js";

interface TooDeep extends Found {
  readonly reach: OutOfReach;
}

export const rule = defineRule({
  meta: {
    id: "wildcard-san-depth",
    scope: "estate",
    severity: "error",
    summary: "A name at Exchange is taken for covered by a wildcard that does not reach it",
    why: "A wildcard stands for exactly one label: `*.contoso.com` covers neither `contoso.com` nor `mail.sales.contoso.com`. Autodiscover hosts, the SRV target that clients take, the apex and the organisation's own URLs have rules of their own, which name the same gap; so this one speaks alone of MX hosts at Exchange, of further SRV targets, and of usual access names (mail, owa, webmail …) that exist below an accepted domain and lead to Exchange. Silent: a name that a certificate carries by itself, hosts that are not Exchange (a mail filter), hosts that present another certificate by declaration.",
    sources: [
      "RFC 9525 §6.3",
      'Exchange Server documentation, "Digital certificates and encryption in Exchange Server", wildcard certificates',
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, assessments }): Iterable<TooDeep> {
    for (const reach of namesOutOfReach(estate, assessments)) {
      const { needed, endpoint, record } = reach;
      const { span: at, owner, type } = record;
      yield { at, domain: needed.domain.name, view: "public", owner, type, certainty: endpoint.certainty, reach };
    }
  },
  message({ reach: { needed, gap, endpoint } }) {
    const { certificate, wildcard, kind } = gap;
    const name = withoutDot(needed.name);
    const above = wildcard.text.slice(2);
    const covers = kind === "apex" ? `names below ${name}, not ${name} itself` : `names one label below ${above} only`;
    return {
      text: `${name} leads to Exchange (${endpoint.because}; ${needed.because}), but ${wildcard.text} on ${certificate.label} covers ${covers}. ${seenBy(needed)}`,
      help: `Put ${name} itself on the certificate${kind === "deep" ? `, or use a name that the wildcard covers, such as ${flattened(needed, above)}` : ""}.`,
      related: [{ message: `${wildcard.text} on ${certificate.label}`, at: wildcard.at }],
    };
  },
});

function seenBy({ service }: NeededName): string {
  return service === "smtp"
    ? "Mail servers that check the certificate (DANE, MTA-STS, connectors that demand the name) do not deliver; others do not notice."
    : "Outlook and browsers warn that the name on the certificate does not match, and phones refuse the account.";
}

/** `mail.sales.contoso.com` as one label below the wildcard: `mail-sales.contoso.com`. */
function flattened({ name }: NeededName, above: string): string {
  const depth = labelsOf(name).length - above.split(".").length;
  return `${labelsOf(name).slice(0, depth).join("-")}.${above}`;
}
