import { ownRecord } from "../../autodiscover/addresses.js";
import type { Assessment } from "../../autodiscover/assessment.js";
import { endpointOf } from "../../autodiscover/endpoint.js";
import { type NeededName, neededNames } from "../../autodiscover/needed-name.js";
import { httpsVerdict } from "../../autodiscover/probe.js";
import { certificatesServing } from "../../certificate/name-match.js";
import { type WildcardGap, wildcardGap } from "../../certificate/wildcard-gap.js";
import type { Estate } from "../../estate/estate.js";
import { labelsOf, type Name, toName, withoutDot } from "../../zone/name.js";
import { defineRule, type Found } from "../rule.js";

interface TooDeep extends Found {
  readonly gap: WildcardGap;
  readonly needed: NeededName;
  readonly leads: string;
}

export const rule = defineRule({
  meta: {
    id: "wildcard-san-depth",
    scope: "estate",
    severity: "error",
    summary: "A name at Exchange is taken for covered by a wildcard that does not reach it",
    why: "A wildcard stands for exactly one label: `*.contoso.com` covers neither `contoso.com` nor `mail.sales.contoso.com`. Autodiscover hosts, the SRV target that clients take and the apex have rules of their own, which name the same gap; so this one speaks alone of MX hosts at Exchange, of further SRV targets, and of usual access names (mail, owa, webmail …) that exist below an accepted domain and lead to Exchange. Silent: a name that a certificate carries by itself, hosts that are not Exchange (a mail filter), hosts that present another certificate by declaration.",
    sources: [
      "RFC 9525 §6.3",
      'Exchange Server documentation, "Digital certificates and encryption in Exchange Server", wildcard certificates',
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, assessments }): Iterable<TooDeep> {
    if (!estate.certificates.some(({ names }) => names.some(({ wildcard }) => wildcard))) return;
    const spoken = namesOfOtherFindings(estate, assessments);
    for (const { domain, survey } of assessments) {
      for (const needed of neededNames(estate, domain)) {
        const { name, service } = needed;
        const gap = spoken.has(name) ? undefined : wildcardGap(certificatesServing(service, estate.certificates), name);
        if (!gap) continue;
        const endpoint = endpointOf(survey, name);
        const { verdict } = httpsVerdict(survey, endpoint);
        const isMet = service === "iis" ? verdict === "mismatch" : verdict !== "covered";
        const record = ownRecord(endpoint.lookup) ?? needed.record;
        if (endpoint.class !== "exchange" || !isMet || !record) continue;
        spoken.add(name);
        const place = {
          at: record.span,
          domain: domain.name,
          view: "public",
          owner: record.owner,
          type: record.type,
        } as const;
        yield { ...place, certainty: endpoint.certainty, gap, needed, leads: endpoint.because };
      }
    }
  },
  message({ gap, needed, leads }) {
    const { certificate, wildcard, kind } = gap;
    const name = withoutDot(needed.name);
    const above = wildcard.text.slice(2);
    const reach = kind === "apex" ? `names below ${name}, not ${name} itself` : `names one label below ${above} only`;
    const flat = `${labelsOf(needed.name)
      .slice(0, -labelsOf(wildcard.name as Name).length)
      .join("-")}.${above}`;
    return {
      text: `${name} leads to Exchange (${leads}; ${needed.because}), but ${wildcard.text} on ${certificate.label} covers ${reach}. ${seenBy(needed)}`,
      help: `Put ${name} itself on the certificate${kind === "deep" ? `, or use a name that the wildcard covers, such as ${flat}` : ""}.`,
    };
  },
});

function seenBy({ service }: NeededName): string {
  return service === "smtp"
    ? "Mail servers that check the certificate (DANE, MTA-STS, connectors that demand the name) do not deliver; others do not notice."
    : "Outlook and browsers warn that the name on the certificate does not match, and phones refuse the account.";
}

/** The walk's defects and the rule about the organisation's URLs speak of these. */
function namesOfOtherFindings(estate: Estate, assessments: readonly Assessment[]): Set<Name> {
  const scp = estate.exchange?.autodiscoverServiceInternalUri;
  const uris = [...(scp ? [scp] : []), ...(estate.exchange?.urls ?? [])].filter(({ uri }) => URL.canParse(uri));
  const hosts = uris.map(({ uri }) => toName(new URL(uri).hostname)).filter((name) => name !== undefined);
  const faulty = assessments.flatMap(({ probes }) => probes.filter(({ defect }) => defect));
  return new Set([...hosts, ...faulty.flatMap(({ name, endpoint }) => (endpoint ? [name, endpoint.name] : [name]))]);
}
