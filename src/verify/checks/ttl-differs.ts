import { defineCheck } from "../check.js";
import { differenceText } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "ttl-differs",
    scope: "verification",
    severity: "warning",
    summary: "A name server gives a record another TTL than the file",
    why: "Before a change the TTLs are lowered, and the change begins when the old ones have run out. A provider may have a least TTL of its own, or not have taken the lower one: then people keep the old answer for longer than planned. TTLs are compared only with --ttl, since every provider sets them as it likes.",
    sources: ["RFC 2181 §5.2", "RFC 1035 §3.2.1"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zones }) {
    for (const { zone, differences } of zones) {
      for (const difference of differences) {
        if (difference.kind !== "ttl") continue;
        const { owner, type, at } = difference.question.subject;
        const { chain, records } = difference.question.expected;
        const ttl = (chain[0] ?? records[0])?.ttl;
        yield { at, domain: zone.origin, view: zone.view, owner, type, difference, ttl };
      }
    }
  },
  message: ({ difference, ttl }) => ({
    text: differenceText(difference).replace(/the file says .*\.$/, `the file has ${ttl}.`),
    help: "Set it there as well, or plan with the longer of the two.",
  }),
});
