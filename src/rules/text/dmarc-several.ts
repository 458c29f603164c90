import { fieldSpan } from "../../zone/layout-of.js";
import { parentOf, withoutDot } from "../../zone/name.js";
import { isDmarc } from "../../zone/text/policy-text.js";
import { severalTexts } from "../../zone/text/several-texts.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "dmarc-several",
    scope: "zone",
    severity: "error",
    summary: "A domain has more than one DMARC record",
    why: "Whoever looks for the policy of a domain and finds two records stops there and applies none. Spoofed mail is let through as if the domain had no policy at all, and no reports are sent.",
    sources: ["RFC 7489 §6.6.3"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zone }) {
    for (const { owner, records } of severalTexts(zone, isDmarc)) {
      const [first, second] = records;
      if (!first || !second || !owner.startsWith("_dmarc.")) continue;
      yield { at: fieldSpan(second, "strings"), view: zone.view, owner, type: "TXT" as const, records, second };
    }
  },
  message({ owner, records, second }) {
    const name = withoutDot(owner);
    return {
      text: `${name} has ${records.length} DMARC records. Mail servers that find more than one apply none: mail in the name of ${withoutDot(parentOf(owner))} is judged as if there were no policy, and no reports are sent.`,
      help: `Keep one record, with the policy that is meant; several addresses for reports stand in it with commas between them. Remove the others.`,
      related: records
        .filter((record) => record !== second)
        .map((record) => ({ message: "another DMARC record of the name", at: fieldSpan(record, "strings") })),
    };
  },
});
