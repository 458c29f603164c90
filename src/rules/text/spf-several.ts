import { fieldSpan } from "../../zone/layout-of.js";
import { withoutDot } from "../../zone/name.js";
import { isSpf } from "../../zone/text/policy-text.js";
import { severalTexts } from "../../zone/text/several-texts.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "spf-several",
    scope: "zone",
    severity: "error",
    summary: "A name has more than one SPF record",
    why: "Whoever checks SPF must not choose between two records: the result is a permanent error, as if the policy could not be read. It mostly happens when a second mail service is added with a record of its own.",
    sources: ["RFC 7208 §3.2, §4.5"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zone }) {
    for (const { owner, records } of severalTexts(zone, isSpf)) {
      const [first, second] = records;
      if (!first || !second) continue;
      yield { at: fieldSpan(second, "strings"), view: zone.view, owner, type: "TXT" as const, records, second };
    }
  },
  message({ owner, records, second }) {
    const name = withoutDot(owner);
    return {
      text: `${name} has ${records.length} SPF records. Mail servers must not choose one: SPF ends in a permanent error for all mail from ${name}, so it is refused, marked as spam, or fails DMARC.`,
      help: `Make one record of them: v=spf1 once, then the mechanisms of all, and one "all" at the end. Remove the others.`,
      related: records
        .filter((record) => record !== second)
        .map((record) => ({ message: "another SPF record of the name", at: fieldSpan(record, "strings") })),
    };
  },
});
