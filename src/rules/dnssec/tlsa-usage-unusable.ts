import { mailTlsa, whyUnusable } from "../../estate/mail-tlsa.js";
import type { Fix } from "../../finding.js";
import { fieldSpan } from "../../zone/layout-of.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "tlsa-usage-unusable",
    scope: "estate",
    severity: "warning",
    summary: "Mail servers can make nothing of a TLSA record of a mail host",
    why: "For mail only the usages 2 (an authority of one's own choice) and 3 (the certificate itself) mean something. What a sender does with 0 and 1 is undefined: it may pass them over. Where no usable record is left the connection is still encrypted, because TLSA records in a signed zone forbid anything else, but nobody checks whom it leads to.",
    sources: ["RFC 7672 §2.2.3, §3.1.3", "RFC 7671 §4.1", "RFC 6698 §2.1"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate }) {
    for (const { host, records, isSynthesised } of mailTlsa(estate)) {
      for (const record of records) {
        const why = whyUnusable(record);
        if (!why) continue;
        const { owner } = record;
        const at = isSynthesised ? record.span : fieldSpan(record, fieldOf(record.data));
        const zone = estate.zones("public").enclosing(owner);
        const left = records.some((other) => !whyUnusable(other));
        yield {
          at,
          view: "public" as const,
          owner,
          type: "TLSA" as const,
          host,
          record,
          why,
          left,
          zone,
          isSynthesised,
        };
      }
    }
  },
  message({ host, record: { data }, why, left }) {
    const name = withoutDot(host);
    return {
      text: `This TLSA record of the mail host ${name} ${why}. ${
        left
          ? "Mail servers that look for it may pass it over and go by the other records."
          : `No other record is left that they could use, so none of them checks whether it is ${name} that mail is delivered to.`
      }`,
      help:
        data.usage === 1
          ? "Make the usage 3 (DANE-EE): it names the same certificate, and 3 1 1 is the form that lasts longest."
          : "Publish 3 1 1: the SHA-256 of the public key of the certificate that the host presents on port 25.",
    };
  },
  fix({ record, zone, isSynthesised }): Fix | undefined {
    const { owner, ttl, data } = record;
    const isTwice = zone?.records(owner, "TLSA").some((other) => isSame(other.data, { ...data, usage: 3 }));
    if (data.usage !== 1 || isSynthesised || isTwice || !zone || whyUnusable(with3(record))) return undefined;
    const edit = {
      kind: "replace" as const,
      old: record,
      record: { owner, ttl, type: "TLSA" as const, data: { ...data, usage: 3 } },
    };
    return {
      safety: "unsafe",
      summary: `Make the usage of the TLSA record at ${withoutDot(owner)} 3`,
      edits: [{ zone, edit }],
      commands: [],
    };
  },
});

type Tlsa = Parameters<typeof whyUnusable>[0];

function with3(record: Tlsa): Tlsa {
  return { ...record, data: { ...record.data, usage: 3 } };
}

function isSame(a: Tlsa["data"], b: Tlsa["data"]): boolean {
  return (
    a.usage === b.usage &&
    a.selector === b.selector &&
    a.matchingType === b.matchingType &&
    a.association === b.association
  );
}

/** Where the caret belongs. */
function fieldOf({ usage, selector, matchingType }: Tlsa["data"]): string {
  if (usage < 2 || usage > 3) return "usage";
  if (selector > 1) return "selector";
  return matchingType > 2 ? "matchingType" : "association";
}
