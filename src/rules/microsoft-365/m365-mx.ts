import { expected } from "../../autodiscover/microsoft-home.js";
import { clouds, cloudsOfMail } from "../../estate/microsoft-365.js";
import type { Fix } from "../../finding.js";
import { isBelow, type Name, parentOf, withoutDot } from "../../zone/name.js";
import { targetSpan } from "../../zone/target-span.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "m365-mx",
    scope: "domain",
    severity: "warning",
    summary: "Mail goes to another host of Microsoft 365 than the tenant was given",
    why: "Every domain has a host of its own at Microsoft 365, and its name cannot be computed: a suffix may stand in it, or the letter of a cluster. A host of another domain or of another cloud takes the mail for an organisation that does not know the recipients, and refuses it. The expected host comes from the configuration (mx) or from Microsoft Graph. Both families are right, mail.protection.outlook.com and, with DNSSEC, mx.microsoft; and so are hosts of others, which filter mail before Microsoft 365 gets it.",
    sources: [
      "Microsoft 365, External Domain Name System records: MX",
      "Get-DnssecStatusForVerifiedDomain, Enable-DnssecForVerifiedDomain",
      "Microsoft Graph, List serviceConfigurationRecords",
    ],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ domain }) {
    const { zone, name, m365, mail } = domain;
    const wanted = expected(m365?.expected, name, "MX").map(({ record }) => record);
    const [first] = wanted;
    if (!zone || !first || mail === "none" || mail === "on-premises") return;
    const records = zone.records(name, "MX");
    const isRight = (host: Name) => wanted.some(({ data }) => data.exchange === host);
    if (records.some(({ data }) => isRight(data.exchange))) return;
    for (const record of records) {
      const host = record.data.exchange;
      if (cloudsOfMail(host).length === 0 || wanted.some(({ data }) => isOtherFamily(data.exchange, host))) continue;
      const place = { domain: name, view: "public" as const, owner: record.owner, type: "MX" as const };
      yield { ...place, at: targetSpan(record), record, exchange: first.data.exchange, zone };
    }
  },
  message({ domain, record, exchange }) {
    const [name, host] = [withoutDot(domain), withoutDot(record.data.exchange)];
    return {
      text: `Mail for ${name} goes to ${host}, and Microsoft 365 gave it the host ${withoutDot(exchange)}: the other one belongs to another domain or cloud, so that mail is refused there or delivered to others.`,
      help: `Name ${withoutDot(exchange)} in the MX record. If that is not what the admin centre shows today, put the expected value right.`,
    };
  },
  fix({ record, exchange, zone }): Fix {
    const { owner, ttl, data } = record;
    const edit = {
      kind: "replace" as const,
      old: record,
      record: { owner, ttl, type: "MX" as const, data: { ...data, exchange } },
    };
    return {
      safety: "unsafe",
      summary: `Lead mail for ${withoutDot(owner)} to ${withoutDot(exchange)}`,
      edits: [{ zone, edit }],
      commands: [],
    };
  },
});

/**
 * Whether one is the host for DANE and the other one that without, of one domain as far as can be told: what stands for
 * the domain in both begins alike.
 */
function isOtherFamily(a: Name, b: Name): boolean {
  const dane = clouds.worldwide.mail[1] as Name;
  if (isBelow(a, dane) === isBelow(b, dane)) return false;
  const [x, y] = [firstLabel(a), firstLabel(b)];
  return x.startsWith(y) || y.startsWith(x);
}

function firstLabel(name: Name): string {
  return name.slice(0, name.length - parentOf(name).length - 1);
}
