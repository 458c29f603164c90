import { type UncoveredMailHost, uncoveredMailHosts } from "../../autodiscover/mail-host.js";
import type { Certificate } from "../../certificate/certificate.js";
import { certificatesServing } from "../../certificate/name-match.js";
import { certificateNames } from "../../certificate/related.js";
import { withoutDot } from "../../zone/name.js";
import { targetSpan } from "../../zone/target-span.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "mx-target-not-on-certificate",
    scope: "estate",
    severity: "warning",
    summary: "The MX record names a host at Exchange that no certificate for mail transport carries",
    why: "Most mail servers encrypt without asking for a name: they deliver to any certificate. Those that do ask hold the certificate against the name in the MX record: partners with a connector that demands it, everybody where an MTA-STS policy is enforced, and DANE with a certificate of an authority. They do not deliver, and the sender gets the mail back after days.",
    sources: ["RFC 8461 §4.2", "RFC 7672 §3.2.2", 'Exchange documentation, "Digital certificates and encryption"'],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, assessments }) {
    const certificates = certificatesServing("smtp", estate.certificates);
    for (const host of uncoveredMailHosts(assessments)) yield found(host, certificates);
  },
  message({ host, certificates }) {
    const { uses, endpoint, promised, isStated } = host;
    const name = withoutDot(host.name);
    const [first, ...others] = uses.map(({ domain }) => withoutDot(domain.name));
    const more = others.length > 1 ? ` and of ${others.length} more domains` : others[0] ? ` and of ${others[0]}` : "";
    const lacks = isStated
      ? `the certificate for mail transport does not carry ${name}`
      : `no certificate that was given carries ${name}; whether one of them serves mail transport nobody said`;
    const effect = promised
      ? `With the MTA-STS policy that ${withoutDot(promised)} announces, mail servers that honour it do not deliver to this host once the policy is enforced.`
      : "Mail servers that ask for the name (connectors of partners that demand it, MTA-STS, DANE) do not deliver; others do not notice.";
    return {
      text: `The MX record of ${first}${more} leads to ${name}, which is Exchange (${endpoint.because}), and ${lacks}. ${effect}`,
      help: `Put ${name} on the certificate that the receive connector uses, or name a host in the MX record that is on it. Where another certificate serves mail transport, give it too, with services: [smtp].`,
      related: certificateNames(certificates),
    };
  },
});

function found(host: UncoveredMailHost, certificates: readonly Certificate[]) {
  const [{ domain, record }] = host.uses as readonly [UncoveredMailHost["uses"][number]];
  const { owner, type } = record;
  const place = { at: targetSpan(record), domain: domain.name, view: "public" as const, owner, type };
  return { ...place, certainty: host.certainty, host, certificates };
}
