import { contentOf } from "../../compare/wording.js";
import type { Severity } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import { defineCheck } from "../check.js";
import { saidOf, sentence } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "answer-unexpected",
    scope: "verification",
    severity: "warning",
    summary: "A name server has something that the file lacks",
    why: "Providers put records of their own into a new zone: a parking page, a wildcard, their mail service, an autodiscover host that leads to their own Exchange. A wildcard is the worst of them, because it gives every name that is missing an address, also autodiscover. Where a server lets the zone be transferred everything is known; elsewhere the names that people and programs ask for were tried, and one that nobody can have thought of.",
    sources: ["RFC 4592 §2.2", "RFC 2308 §2", "RFC 5936"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zones }) {
    for (const { zone, differences, extras } of zones) {
      const place = { at: zone.apex, domain: zone.origin, view: zone.view };
      for (const { owner, type, records, servers } of extras) {
        const text = `${sentence(saidOf(servers, `has ${type} records of ${withoutDot(owner)} (${contentOf(records)})`))}, and the file has none.`;
        yield { ...place, owner, type, text, severity: "warning" as Severity };
      }
      for (const { kind, question, faults } of differences) {
        if (kind !== "unexpected") continue;
        const { owner, type, isRandom } = question;
        const what = isRandom
          ? "a name that nobody can have thought of"
          : `the ${type} records of ${withoutDot(owner)}`;
        const said = faults.map(({ fault, servers }) => saidOf(servers, fault.what)).join("; ");
        const isMild = faults.every(({ fault }) => fault.isMild);
        const text = `Asked for ${what}${isRandom ? ` below ${withoutDot(zone.origin)}` : ""}, ${said}; the file has none.${isRandom && !isMild ? " That is a wildcard: every name that is missing leads there." : ""}`;
        const named = isRandom ? {} : { owner, type };
        yield { ...place, ...named, text, severity: (isMild ? "info" : "warning") as Severity };
      }
    }
  },
  message: ({ text }) => ({
    text,
    help: "Take it away there, or put it into the file if it belongs to the zone.",
  }),
});
