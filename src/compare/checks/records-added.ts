import type { ResourceRecord } from "../../zone/record.js";
import { defineCheck } from "../check.js";
import { orAllowed, recordsOfSet } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "records-added",
    scope: "comparison",
    severity: "info",
    summary: "The new zone has a record that the old one has not",
    why: "A new provider brings records of its own: a parking page, a wildcard, its mail service. Most do no harm, and some are why the move is made. What nobody has asked for is better known before everybody sees it.",
    sources: ["RFC 4592 §2.2"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ pairs, serviceAfter }) {
    for (const { before, after, difference } of pairs) {
      for (const { owner, type, records } of difference.added) {
        const [first] = records as [ResourceRecord];
        const service = serviceAfter(after, first);
        const place = { at: first.span, domain: before.origin, view: after.view, owner, type };
        yield { ...place, side: "new" as const, service, records };
      }
    }
  },
  message({ records }) {
    const verb = records.length === 1 ? "is" : "are";
    return {
      text: `${recordsOfSet(records)} ${verb} new: the old zone has nothing of the kind.`,
      help: `Find out who put ${records.length === 1 ? "it" : "them"} there, if nobody did. ${orAllowed}`,
    };
  },
});
