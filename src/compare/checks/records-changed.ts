import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineCheck } from "../check.js";
import { settingBack } from "../restoring.js";
import { contentOf, orAllowed } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "records-changed",
    scope: "comparison",
    severity: "warning",
    summary: "A record says something else in the new zone",
    why: "A move is the worst time for a change that nobody has planned: when something stops, it has two possible causes. An address of years ago comes back with an old export, a console puts its own default in the place of a priority, a colleague corrects a value in one of the two places. TTLs, order, upper and lower case and the way a text is divided do not count.",
    sources: ["RFC 2181 §5", "RFC 7208 §3.3"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ pairs, serviceBefore }) {
    for (const { before, after, difference } of pairs) {
      for (const changed of difference.changed) {
        const [first] = changed.before as readonly [ResourceRecord];
        const service = serviceBefore(before, first);
        const [now] = changed.after;
        const place = { at: (now ?? first).span, side: now ? ("new" as const) : ("old" as const) };
        yield {
          ...place,
          domain: before.origin,
          view: after.view,
          service,
          ...changed,
          first,
          zone: after,
        };
      }
    }
  },
  message({ owner, type, before, after, first }) {
    const name = withoutDot(owner);
    const one =
      before.length === 1 ? `The ${type} record of ${name} was` : `${before.length} ${type} records of ${name} were`;
    const [now] = after;
    const became =
      now === undefined
        ? "the name is an alias of the provider's own kind now, and what it answers is not in the file"
        : now.type === type
          ? `it is ${contentOf(after)} now`
          : `the name is an alias for ${contentOf(after)} now`;
    return {
      text: `${one} ${contentOf(before)}; ${became}. From the switch on, clients are led there.`,
      help: `Find out which of the two is right. ${orAllowed}`,
      related: now ? [{ message: `as it was: ${contentOf(before)}`, at: first.span }] : [],
    };
  },
  fix: ({ zone, before, after }) => settingBack(zone, before, after),
});
