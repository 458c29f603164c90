import { consequenceOf } from "../../compare/consequence.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineCheck } from "../check.js";
import { staleSource } from "../stale.js";
import { differenceText, differing, serversText } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "answer-differs",
    scope: "verification",
    severity: "error",
    summary: "A name server answers something else than the file says",
    why: "The file is what was checked, and the server is what people ask. Where they differ, one of them is old: a change was made in the console and not in the file, an import put the origin behind a name, a provider answers with the addresses of today in the place of an alias. Order, TTL, upper and lower case and the way a text is divided do not count.",
    sources: ["RFC 2181 §5", "RFC 1034 §4.3.2"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zones, serviceOf, today }) {
    for (const { zone, differences } of zones) {
      for (const difference of differences) {
        const { kind, question } = difference;
        if (kind !== "differs" || question.aim === "name servers") continue;
        const { owner, type, at } = question.subject;
        const [record] = [...question.expected.chain, ...question.expected.records] as [ResourceRecord];
        const means = consequenceOf({ ...record, owner }, serviceOf(zone, record), zone.origin);
        const severity = means.severity === "error" ? ("error" as const) : ("warning" as const);
        const related = staleSource(difference, today);
        yield { at, domain: zone.origin, view: zone.view, owner, type, severity, difference, related };
      }
    }
  },
  message({ difference, related }) {
    const servers = serversText(differing(difference));
    const help =
      related.length > 0
        ? `${servers} still has the zone of today: import the new one there.`
        : `Import the file again where the zone of ${servers} is kept; if the server is right, correct the file.`;
    return { text: differenceText(difference), help, related };
  },
});
