import { type Name, withoutDot } from "../../zone/name.js";
import { defineCheck } from "../check.js";
import { keptAnswers } from "../kept-answer.js";
import { someNames } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "ttl-too-high-for-cutover",
    scope: "comparison",
    severity: "warning",
    summary: "What changes at the cutover is remembered for longer than the time that is left until then",
    why: "A resolver keeps an answer for its TTL. To have all of them ask anew at the cutover, the TTL has to be lowered one old TTL before it: until then there are answers about with the old one. The same holds for the answer that a name does not exist, which is kept for the smaller of the TTL of the SOA record and its last field. Where the time that is left is shorter, lowering it now helps no more for everybody. Judged with --cutover alone, and for the names that change: of those that only move, the old answer is right.",
    sources: ["RFC 2308 §4, §5", "RFC 1034 §3.6", "RFC 2181 §5.2"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ pairs, now, cutover }) {
    if (!cutover) return;
    const left = Math.floor((cutover.getTime() - now.getTime()) / 1000);
    for (const pair of pairs) {
      const { origin, view } = pair.before;
      for (const { record, ...kept } of keptAnswers(pair)) {
        if (kept.seconds <= left) continue;
        const place = { at: record.span, side: "old" as const, domain: origin, view, owner: record.owner };
        yield { ...place, type: record.type, ...kept, left, now, cutover };
      }
    }
  },
  message({ kind, owner, type, names, seconds, left, now, cutover }) {
    const name = withoutDot(owner as Name);
    const what = {
      servers: `The NS records of ${name} are kept for ${seconds} seconds: who has asked for them before goes on asking the old provider`,
      changed: `The ${type} records of ${name} change at the cutover, and are kept for ${seconds} seconds: who has asked before goes on with the old answer`,
      missing: `That ${someNames(names)} ${names.length === 1 ? "does" : "do"} not exist is kept for ${seconds} seconds (SOA): who has asked before does not see what is new`,
    }[kind];
    const first = minute(new Date(now.getTime() + seconds * 1000));
    const over = minute(new Date(cutover.getTime() + seconds * 1000));
    return {
      text: `${what} until ${over}. There are ${left} seconds left until the cutover.`,
      help: `Lower it now, to 300 seconds or less, and do not switch before ${first}; or let the old provider, and what its records lead to, go on working until ${over}.`,
    };
  },
});

/** `2027-01-31 12:00 UTC`, rounded up. */
function minute(time: Date): string {
  return `${new Date(Math.ceil(time.getTime() / 60_000) * 60_000).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
