import { defineCheck } from "../check.js";
import { differenceText } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "name-servers-differ",
    scope: "verification",
    severity: "info",
    summary: "A name server names other name servers for the zone than the file",
    why: "NS records at the apex come with the provider: a file from the old one names the old ones, and the new provider puts its own there. Before the change that is as it should be. Afterwards it should be the same as what the registrar has, and old servers that are still named are asked now and then until they are gone.",
    sources: ["RFC 1034 §4.2.2", "RFC 2181 §5.4.1"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zones }) {
    for (const { zone, differences } of zones) {
      for (const difference of differences) {
        const { kind, question } = difference;
        if (question.aim !== "name servers" || kind === "ttl") continue;
        const { owner, type, at } = question.subject;
        yield { at, domain: zone.origin, view: zone.view, owner, type, difference };
      }
    }
  },
  message: ({ difference }) => ({
    text: differenceText(difference),
    help: "Nothing before the change. After it, put the same names into the file, the zone and the registrar's form.",
  }),
});
