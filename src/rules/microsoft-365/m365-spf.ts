import { cloudRecordsOf, cloudsOf } from "../../autodiscover/microsoft-home.js";
import { clouds, cloudsOfMail } from "../../estate/microsoft-365.js";
import type { Certainty, Fix } from "../../finding.js";
import { fieldSpan } from "../../zone/layout-of.js";
import { withoutDot } from "../../zone/name.js";
import { isSpf, joined } from "../../zone/text/policy-text.js";
import { defineRule } from "../rule.js";

/** What one string of a TXT record holds. */
const longest = 255;

export const rule = defineRule({
  meta: {
    id: "m365-spf",
    scope: "domain",
    severity: "warning",
    summary: "The SPF record of a domain in Exchange Online does not allow Microsoft 365 to send",
    why: "Mail from mailboxes in Exchange Online leaves from addresses of Microsoft's, which the SPF record has to allow by one include, another one in each national cloud. Where it does not, receivers mark the mail as spam or refuse it. A policy of somebody else that is included may include Microsoft's in turn, so beside other includes the finding is a possible one. Judged for domains that are declared as exchange-online, or as hybrid with MX records that lead to Microsoft 365, and have one SPF record; several are spf-several's.",
    sources: [
      "Microsoft 365, External Domain Name System records: SPF",
      "Microsoft 365, DNS records for GCC High; for DoD",
      "RFC 7208 §5.2, §6.1",
    ],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ domain }) {
    const { zone, name, mail } = domain;
    if (!zone || (mail !== "exchange-online" && mail !== "hybrid")) return;
    // In a hybrid organisation mail of all mailboxes may leave by the servers here, as it comes in.
    if (mail === "hybrid" && !zone.records(name, "MX").some(({ data }) => cloudsOfMail(data.exchange).length > 0))
      return;
    const [record, another] = zone.records(name, "TXT").filter(({ data }) => isSpf(joined(data.strings)));
    if (!record || another) return;
    const terms = joined(record.data.strings).toLowerCase().split(/ +/).slice(1);
    const known = cloudsOf(domain);
    const wanted = known.clouds.length > 0 ? known.clouds.map((cloud) => clouds[cloud].spf) : everyInclude;
    if (terms.some((term) => wanted.some((one) => policiesIn(term) === one))) return;
    // What others put into their policies nobody sees.
    const isOpen = mail === "hybrid" || terms.some(mayAllow);
    const certainty: Certainty = isOpen ? "possible" : "certain";
    const include = known.certainty === "certain" ? cloudRecordsOf(known)?.spf : undefined;
    const at = fieldSpan(record, "strings");
    yield {
      at,
      domain: name,
      view: "public" as const,
      owner: name,
      type: "TXT" as const,
      certainty,
      record,
      include,
      zone,
    };
  },
  message({ domain, include, certainty }) {
    const name = withoutDot(domain);
    const unless =
      certainty === "possible" ? ", unless mail leaves by other servers or a policy that it includes allows them" : "";
    return {
      text: `The SPF record of ${name} does not allow Microsoft 365 to send its mail${unless}. Mail from its mailboxes in Exchange Online is marked as spam or refused.`,
      help: `Put include:${include ?? "spf.protection.outlook.com, or what the admin centre shows in a national cloud,"} before the "all" at the end.`,
    };
  },
  fix({ record, include, certainty, zone }): Fix | undefined {
    const { owner, ttl, data } = record;
    const text = joined(data.strings).replace(/^v=spf1/i, (version) => `${version} include:${include}`);
    if (!include || certainty === "possible" || text.length > longest) return undefined;
    const spec = { owner, ttl, type: "TXT" as const, data: { strings: [text] } };
    return {
      safety: "unsafe",
      summary: `Allow Microsoft 365 to send mail of ${withoutDot(owner)}`,
      edits: [{ zone, edit: { kind: "replace", old: record, record: spec } }],
      commands: [],
    };
  },
});

const everyInclude = Object.values(clouds).map(({ spf }) => spf);

/** The name that a mechanism hands the question to. */
function policiesIn(term: string): string | undefined {
  return /^\+?include:(.*?)\.?$/.exec(term)?.[1];
}

/** Terms behind which Microsoft's addresses may stand: other policies, macros, addresses, and +all. */
function mayAllow(term: string): boolean {
  return /^[+?~]?(?:include:|exists:|ip[46]:)|^redirect=|^[+?]?all$/.test(term);
}
