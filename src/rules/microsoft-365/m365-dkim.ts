import { cloudsOf, expected, mayBeAtMicrosoft } from "../../autodiscover/microsoft-home.js";
import type { AcceptedDomain } from "../../estate/estate.js";
import type { Fix, Severity } from "../../finding.js";
import { below, isBelow, labelsOf, type Name, toName, withoutDot } from "../../zone/name.js";
import { ttlFor } from "../../zone/new-ttl.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule, type Found } from "../rule.js";

interface Unfit extends Found {
  readonly kind: "missing" | "other" | "swapped" | "half";
  readonly record?: ResourceRecord<"CNAME">;
  readonly target?: Name;
  readonly accepted: AcceptedDomain;
}

const selectors = ["selector1", "selector2"];

export const rule = defineRule({
  meta: {
    id: "m365-dkim",
    scope: "domain",
    severity: "warning",
    summary: "The DKIM selectors of Microsoft 365 are not both published, or lead to the wrong keys",
    why: "Exchange Online signs mail with one of two keys and changes from one to the other: both selectors have to be aliases of the names that it gives for the domain. With one missing or wrong, the signatures fail from one day to the next, when the keys are changed. The names cannot be computed, there are two forms of them: they come from the configuration (dkim, as Get-DkimSigningConfig prints them). Without them only what is wrong in any case is said: one selector alone, or the two the wrong way round.",
    sources: [
      "Microsoft 365, Set up DKIM to sign mail from your custom domain",
      "Get-DkimSigningConfig: Selector1CNAME, Selector2CNAME",
      "RFC 6376 §3.6.2",
    ],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ domain, assessment }): Iterable<Unfit> {
    const { zone, name, mail } = domain;
    if (!zone || mail === "none" || mail === "on-premises" || !mayBeAtMicrosoft(assessment)) return;
    const asked = domain.m365?.expected ?? [];
    if (asked.length === 0 && (zone.count("CNAME") === 0 || !zone.has(below("_domainkey", name)))) return;
    // A selector may be left from a trial; where mail is known to be at Microsoft's it is in use.
    const isThere = () => mail !== undefined || cloudsOf(domain).clouds.length > 0;
    const published = selectors.map((selector) => zone.records(below(`${selector}._domainkey`, name)));
    for (const [i, selector] of selectors.entries()) {
      const owner = below(`${selector}._domainkey`, name);
      const here = published[i] ?? [];
      const record = here.find((one): one is ResourceRecord<"CNAME"> => one.type === "CNAME");
      const target = expected(asked, owner, "CNAME")[0]?.record.data.target;
      const sibling = published[1 - i]?.find((one): one is ResourceRecord<"CNAME"> => one.type === "CNAME");
      const kind = kindOf({ target, record, sibling, isEmpty: here.length === 0, number: i + 1 });
      if (!kind || (kind === "half" && !isThere())) continue;
      const at = record?.span ?? sibling?.span ?? domain.at;
      const severity: Severity = "warning";
      const found = { at, domain: name, view: "public" as const, owner, type: "CNAME" as const, severity, kind };
      yield { ...found, ...(record && { record }), ...(target && { target }), accepted: domain };
    }
  },
  message({ owner, kind, record, target, accepted }) {
    const [name, selector] = [withoutDot(accepted.name), withoutDot(owner as Name)];
    const right = target ? `an alias of ${withoutDot(target)}` : "an alias of what Get-DkimSigningConfig prints for it";
    const effect = `Exchange Online signs mail from ${name} with this key today or after the next change of keys, and the signature fails then: mail is marked as spam, or refused where DMARC asks for it.`;
    const text = {
      missing: `There is no ${selector}.`,
      half: `There is no ${selector}, and the other selector is there.`,
      other: `${selector} leads to ${record ? withoutDot(record.data.target) : "nothing"}, and Microsoft 365 has its key at ${target ? withoutDot(target) : "another name"}.`,
      swapped: `${selector} leads to ${record ? withoutDot(record.data.target) : "nothing"}, the key of the other selector.`,
    }[kind];
    return { text: `${text} ${effect}`, help: `Make ${selector} ${right}.` };
  },
  fix({ owner, record, target, accepted: { zone } }): Fix | undefined {
    if (!zone || !owner || !target || (!record && zone.records(owner).length > 0)) return undefined;
    const spec = { owner, ttl: record?.ttl ?? ttlFor(zone, owner, "CNAME"), type: "CNAME" as const, data: { target } };
    const edit = record
      ? { kind: "replace" as const, old: record, record: spec }
      : { kind: "add" as const, record: spec };
    const summary = `Make ${withoutDot(owner)} an alias of ${withoutDot(target)}`;
    return { safety: record ? "unsafe" : "safe", summary, edits: [{ zone, edit }], commands: [] };
  },
});

interface Selector {
  readonly target: Name | undefined;
  readonly record: ResourceRecord<"CNAME"> | undefined;
  readonly sibling: ResourceRecord<"CNAME"> | undefined;
  readonly isEmpty: boolean;
  readonly number: number;
}

function kindOf({ target, record, sibling, isEmpty, number }: Selector): Unfit["kind"] | undefined {
  if (target) return record ? (record.data.target === target ? undefined : "other") : isEmpty ? "missing" : undefined;
  if (record && isMicrosofts(record)) return numberIn(record.data.target) === number ? undefined : "swapped";
  return isEmpty && sibling && isMicrosofts(sibling) && numberIn(sibling.data.target) !== number ? "half" : undefined;
}

const homes = ["onmicrosoft.com", "onmicrosoft.us", "partner.onmschina.cn", "dkim.mail.microsoft"].map(
  (text) => toName(text) as Name,
);

/** Both forms: below the tenant's name, and below a cluster of the newer kind (seen in the field). */
function isMicrosofts({ data }: ResourceRecord<"CNAME">): boolean {
  return numberIn(data.target) !== undefined && homes.some((home) => isBelow(data.target, home));
}

function numberIn(target: Name): number | undefined {
  const number = /^selector([12])-/.exec(labelsOf(target)[0] ?? "")?.[1];
  return number === undefined ? undefined : Number(number);
}
