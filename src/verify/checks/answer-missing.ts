import { consequenceOf } from "../../compare/consequence.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineCheck } from "../check.js";
import { differenceText, differing, serversText } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "answer-missing",
    scope: "verification",
    severity: "error",
    summary: "A name server does not have a record that the file has",
    why: "An import leaves records out without a word: a type that the provider does not know, a line that it could not read, a name that it had already. The console looks full, and nobody misses the one record until mail bounces or Outlook asks for a password. What a server answers is what people get.",
    sources: ["RFC 1034 §4.3.2", "RFC 2308 §2"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zones, serviceOf }) {
    for (const { zone, differences } of zones) {
      for (const difference of differences) {
        const { kind, question } = difference;
        if (kind !== "missing" || question.aim === "name servers") continue;
        const { owner, type, at } = question.subject;
        const [record] = [...question.expected.chain, ...question.expected.records] as [ResourceRecord?];
        const means = record && consequenceOf({ ...record, owner }, serviceOf(zone, record), zone.origin);
        // However little rests on the record: the server does not have what it should.
        const severity = means && means.severity !== "error" ? ("warning" as const) : ("error" as const);
        yield { at, domain: zone.origin, view: zone.view, owner, type, severity, difference, means };
      }
    }
  },
  message({ difference, means }) {
    return {
      text: `${differenceText(difference)}${means ? ` ${means.text}` : ""}`,
      help: `Add it where the zone of ${serversText(differing(difference))} is kept, or import the file there again. If it is gone on purpose, take it out of the file.`,
    };
  },
});
