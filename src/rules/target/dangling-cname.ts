import { isMissingInside, isWalked } from "../../autodiscover/walked-record.js";
import { isInternalName } from "../../certificate/internal-name.js";
import { addressWritten } from "../../estate/address-as-name.js";
import { lostDotOfTarget } from "../../estate/lost-dot.js";
import { pointsTo } from "../../estate/pointer-wording.js";
import { resolvingZones, type TargetOutcome, weakTargets } from "../../estate/weak-target.js";
import { isBelow, withoutDot } from "../../zone/name.js";
import { targetSpan } from "../../zone/target-span.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "dangling-cname",
    scope: "estate",
    severity: "warning",
    summary: "An alias leads to a name that does not exist",
    why: "Whoever asks for the alias is told that the name does not exist. Mostly the host behind it was removed and the alias forgotten; sometimes the name is misspelt. Only names in zones that were given are judged, and a target that exists with other records than addresses is fine.",
    sources: ["RFC 1034 §3.6.2", "RFC 6672 §2.1", "RFC 2308 §2.1"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, assessments }) {
    for (const { zone, target, outcome, pointers } of weakTargets(estate)) {
      if (outcome.kind !== "missing" || !isOwnFault(outcome)) continue;
      if (zone.view === "public" ? isInternalName(target) : isMissingInside(assessments, outcome.end)) continue;
      const home = resolvingZones(estate, zone.view).enclosing(outcome.end) ?? zone;
      for (const record of pointers) {
        const { owner, type } = record;
        if ((type !== "CNAME" && type !== "DNAME") || isWalked(assessments, record)) continue;
        if (type === "DNAME" && home !== zone && isBelow(home.origin, target)) continue;
        if (lostDotOfTarget(estate, zone, record, target)) continue;
        yield { at: targetSpan(record), view: zone.view, owner, type, record, target, end: outcome.end, zone, home };
      }
    }
  },
  message({ record, target, end, zone, home, type, view }) {
    const owner = withoutDot(record.owner);
    const asked = `${view === "internal" ? "Inside, clients" : "Clients"} that ask for`;
    const address = addressWritten(target, zone.origin);
    if (address) {
      return {
        text: `${pointsTo(record, target, view)}: an alias cannot lead to an address, so ${address} was taken for a name, and nobody has such a name. ${asked} ${owner} are told that there is no such name.`,
        help: `Write an A record with the address ${address} in its place.`,
      };
    }
    const missing = `the zone ${withoutDot(home.origin)} (${home.source.path}) has no ${withoutDot(end)}`;
    const help = `Correct the target, or give it its records back. If the host is gone for good, remove the alias as well.`;
    if (type === "DNAME") {
      const text = `The DNAME record stands for names below ${owner} by names below ${withoutDot(target)}, but ${missing}. ${asked} one are told that there is no such name.`;
      return { text, help };
    }
    const text = `${pointsTo(record, target, view)}, but ${missing}. ${asked} ${owner} are told that there is no such name.`;
    return { text, help };
  },
});

/** An alias on the way whose own target is missing is reported for itself. */
function isOwnFault({ chain }: TargetOutcome): boolean {
  return chain.every(({ type }) => type === "DNAME");
}
