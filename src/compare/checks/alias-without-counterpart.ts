import type { Estate } from "../../estate/estate.js";
import type { Span } from "../../text/source.js";
import { type Name, withoutDot } from "../../zone/name.js";
import type { Zone } from "../../zone/zone.js";
import { defineCheck } from "../check.js";
import { orAllowed } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "alias-without-counterpart",
    scope: "comparison",
    severity: "warning",
    summary: "A name that the old provider answered from an alias of its own has no address in the new zone",
    why: "ALIAS, ANAME and the aliases of Route 53 and Azure are no records: the provider looks the addresses up and answers with them. An importer does not know the line and leaves it out. It is nearly always the domain itself, so that the web site and, without MX records, mail are gone.",
    sources: ["RFC 1034 §3.6.2", "Route 53: alias records", "cli53: AWS ALIAS lines"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ pairs, before: old }) {
    for (const { before, difference } of pairs) {
      for (const owner of difference.lostAliases) {
        const place = { at: aliasLine(old, before) ?? before.apex, side: "old" as const };
        yield { ...place, domain: before.origin, view: before.view, owner, service: "web" as const };
      }
    }
  },
  message({ owner }) {
    const name = withoutDot(owner as Name);
    return {
      text: `The old provider answers for ${name} with addresses that it finds itself, and the new zone has none: whoever opens ${name} gets no answer.`,
      help: `Ask for the A and AAAA records of ${name} while the old provider still answers, and add them to the new zone, or make an alias of the new provider's kind. ${orAllowed}`,
    };
  },
});

/** The place of the first such line, where the file has no other. */
function aliasLine({ notes }: Estate, { source, aliases }: Zone): Span | undefined {
  if (aliases?.size !== 1) return undefined;
  return notes.find(({ form, at }) => form === "alias" && at?.source.path === source.path)?.at;
}
