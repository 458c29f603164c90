import type { AcceptedDomain } from "../../estate/estate.js";
import type { Fix, Severity } from "../../finding.js";
import { below, isAtOrBelow, type Name, toName, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { joined } from "../../zone/text/policy-text.js";
import { defineRule } from "../rule.js";

/** Where the one cloud that still uses msoid leads it: 21Vianet's. */
const msoidInChina = toName("partner.microsoftonline-p.net.cn") as Name;

export const rule = defineRule({
  meta: {
    id: "m365-residue",
    scope: "domain",
    severity: "warning",
    summary:
      "A record is left that Microsoft 365 no longer wants, or that belongs to a tenant the mailboxes are not in",
    why: "An msoid alias was once asked for and breaks the activation of Office licences today, except at 21Vianet. A TXT record MS=ms… proves a domain to a tenant of Microsoft 365 and may go as soon as that is done. Where the mailboxes are on servers of one's own it shows that the domain is known to a tenant, and newer Outlook asks Microsoft 365 first for such domains: with a mailbox or a free account of the same address there it ends in the wrong place. That is an info, because licences for Office or Teams are a good reason to have the domain there.",
    sources: [
      "Microsoft 365, External Domain Name System records: msoid",
      "Microsoft 365, DNS records for GCC High; for DoD: remove msoid",
      "grommunio, Autodiscover in Outlook: order of the sources",
    ],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ domain }) {
    const { zone, name, mail } = domain;
    if (!zone) return;
    const place = { domain: name, view: "public" as const };
    for (const record of zone.count("CNAME") === 0 ? [] : zone.records(below("msoid", name), "CNAME")) {
      if (isAtOrBelow(record.data.target, msoidInChina) || domain.m365?.cloud === "china") continue;
      const { span: at, owner, type } = record;
      const severity: Severity = "warning";
      yield { ...place, at, owner, type, severity, record: record as ResourceRecord, zone };
    }
    if (mail !== "on-premises") return;
    const record = verificationIn(domain);
    const severity: Severity = "info";
    if (record) yield { ...place, at: record.span, owner: name, type: record.type, severity, record, zone };
  },
  message({ domain, record }) {
    const name = withoutDot(domain);
    if (record.type === "CNAME") {
      return {
        text: `msoid.${name} is left from the time when Microsoft 365 asked for it. Today it keeps Office from being activated on computers of people with addresses in ${name}.`,
        help: `Remove the record: outside of 21Vianet nothing uses it.`,
      };
    }
    return {
      text: `${name} is proven to a tenant of Microsoft 365, and its mailboxes are on servers of your own. Newer Outlook asks Microsoft 365 first for such a domain, and stays there when it finds an account of the same address.`,
      help: `If nobody needs the tenant, take the domain out of it and remove the record. If it is for licences, keep it, and where Outlook goes astray set ExcludeExplicitO365Endpoint to 1 on the computers. If mailboxes are there too, say mail: hybrid.`,
    };
  },
  fix({ record, zone }): Fix | undefined {
    // Whether a tenant is still needed no record tells.
    if (record.type !== "CNAME") return undefined;
    return {
      safety: "unsafe",
      summary: `Remove ${withoutDot(record.owner)}`,
      edits: [{ zone, edit: { kind: "remove", old: record } }],
      commands: [],
    };
  },
});

function verificationIn({ zone, name }: AcceptedDomain): ResourceRecord | undefined {
  return zone?.records(name, "TXT").find(({ data }) => /^MS=ms\d{6,}$/i.test(joined(data.strings)));
}
