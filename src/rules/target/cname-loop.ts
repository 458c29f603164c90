import { isWalked } from "../../autodiscover/walked-record.js";
import { type TargetOutcome, weakTargets } from "../../estate/weak-target.js";
import { longestChain } from "../../zone/lookup.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { targetSpan } from "../../zone/target-span.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "cname-loop",
    scope: "estate",
    severity: "error",
    summary: "Aliases lead in a circle, or through more aliases than resolvers follow",
    why: "A resolver follows an alias to the next name until there is one with data. Where they lead back to where it came from, or there are too many of them (BIND stops after 16, newer ones and Unbound after 11), it gives up and answers with an error, so every name on the way is dead. No zone needs to be wrong by itself: the circle often runs through several.",
    sources: ["RFC 1034 §3.6.2, §5.2.2", "RFC 6672 §3.2", "BIND 9 Administrator Reference Manual, max-query-restarts"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, assessments }) {
    const told = new Set<string>();
    for (const { zone, outcome, pointers } of weakTargets(estate)) {
      if (outcome.kind !== "loop") continue;
      const isTooLong = outcome.chain.length > longestChain;
      for (const record of pointers) {
        const { owner, type } = record;
        if (type !== "CNAME" && type !== "DNAME") continue;
        const circle = circleOf(record, outcome);
        // What only leads into a circle is right as soon as the circle is.
        if (!circle && !isTooLong) continue;
        const way = circle ?? [record, ...outcome.chain];
        if (way.some((one) => told.has(keyOf(one)) || isWalked(assessments, one))) continue;
        for (const one of way) told.add(keyOf(one));
        yield { at: targetSpan(record), view: zone.view, owner, type, record, way, isCircle: circle !== undefined };
      }
    }
  },
  message({ owner, type, way, isCircle }) {
    const name = withoutDot(owner);
    const [, ...rest] = way;
    const related = rest.slice(0, mostShown).map((one) => ({ message: "the next alias on the way", at: one.span }));
    const error = "answer with an error to whoever asks for";
    if (!isCircle) {
      return {
        text: `From ${name} it takes more than ${longestChain} aliases to arrive anywhere: by way of ${shown(rest)}. Resolvers give up before that, and ${error} it.`,
        help: `Make ${name} an alias of the last name of the chain.`,
        related,
      };
    }
    const help = "Let one of these names have the records that are meant, or lead to a host that has.";
    if (rest.length > 0) {
      const text = `${name} is an alias that leads back to itself, by way of ${shown(rest)}. Resolvers go round, give up, and ${error} any of these names.`;
      return { text, help, related };
    }
    const self =
      type === "DNAME"
        ? `The DNAME record of ${name} leads back to names below ${name}`
        : `${name} is an alias of itself`;
    return { text: `${self}, so it leads nowhere: resolvers give up, and ${error} it.`, help };
  },
});

const mostShown = 5;

function shown(way: readonly ResourceRecord[]): string {
  const more = way.length - mostShown;
  const first = way
    .slice(0, mostShown)
    .map(({ owner }) => withoutDot(owner))
    .join(", ");
  return more > 0 ? `${first} and ${more} more` : first;
}

function keyOf({ span }: ResourceRecord): string {
  return `${span.source.path} ${span.start}`;
}

/** The records of the circle that a record belongs to, itself first; undefined when it only leads into one. */
function circleOf(record: ResourceRecord, { chain }: TargetOutcome): ResourceRecord[] | undefined {
  const own = chain.findIndex((one) => keyOf(one) === keyOf(record));
  return own < 0 ? undefined : [record, ...chain.slice(0, own)];
}
