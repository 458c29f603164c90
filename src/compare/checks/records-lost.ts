import { lookup } from "../../zone/lookup.js";
import { type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import type { Zone } from "../../zone/zone.js";
import { defineCheck } from "../check.js";
import { type Consequence, consequenceOf } from "../consequence.js";
import { addingTo } from "../restoring.js";
import { orAllowed, recordsOfSet } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "records-lost",
    scope: "comparison",
    severity: "error",
    summary: "A record of the old zone is not in the new one",
    why: "When DNS moves to another provider, what an export left out, an importer refused or a console has no field for is gone from the moment at which the name servers are switched: SRV records, underscores, long texts, records of types that the provider does not know. Nobody is told. What stops is found later, by those who miss it: Outlook that warns, mail in the junk folder, a federation that cannot be renewed. The severity tells what stops: it is an error for Autodiscover, mail and federation, a warning for all else and where others of the set remain.",
    sources: ["RFC 1034 §3.6.2", "RFC 5321 §5.1", "RFC 7208 §4.5", "RFC 4592 §3.3"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ pairs, after: fresh, serviceBefore }) {
    for (const { before, after, difference } of pairs) {
      for (const { owner, type, records } of difference.lost) {
        const [first] = records as [ResourceRecord];
        const service = serviceBefore(before, first);
        const left = type === "TXT" ? [] : after.records(owner, type);
        const { text, severity } = oneFamily(first, after) ?? consequenceOf(first, service, before.origin);
        const cut = newCut(lookup(fresh.zones(after.view), owner, type).records, before.records);
        yield {
          ...{ at: first.span, side: "old" as const, domain: before.origin, view: before.view, owner, type, service },
          ...{ severity: left.length > 0 && severity === "error" ? ("warning" as const) : severity },
          ...(cut && { certainty: "possible" as const }),
          ...{ records, left, after, cut, consequence: text },
        };
      }
    }
  },
  message({ records, left, cut, consequence }) {
    const moved =
      cut && ` Unless the zone ${withoutDot(cut)}, which the new side delegates and which is not here, has it.`;
    const those = left.length === 1 ? "Another one" : `${left.length} others`;
    return {
      text:
        left.length > 0
          ? `${recordsOfSet(records)} is lost. ${those} of the set remain${left.length === 1 ? "s" : ""}.`
          : `${recordsOfSet(records)} ${records.length === 1 ? "is" : "are"} lost.${moved ?? ""} ${consequence}`,
      help: `Add ${records.length === 1 ? "it" : "them"} to the new zone before the name servers are switched. ${orAllowed}`,
      related: left.slice(0, 1).map(({ span }) => ({ message: "what the new zone has of the set", at: span })),
    };
  },
  fix: ({ after, records }) => addingTo(after, records),
});

/** Of a name that has addresses of the other kind: it works, but not for everybody. */
function oneFamily({ owner, type }: ResourceRecord, after: Zone): Consequence | undefined {
  if (type !== "A" && type !== "AAAA") return undefined;
  const isReached = after.count(type === "A" ? "AAAA" : "A", owner) > 0;
  const [left, gone] = type === "A" ? ["IPv6", "IPv4"] : ["IPv4", "IPv6"];
  const text = `${withoutDot(owner)} is reached over ${left} alone: nobody who has ${gone} alone gets through to it.`;
  return isReached ? { text, severity: type === "A" ? "error" : "warning" } : undefined;
}

/** Where the new zone ends above a name at which the old one went on. */
function newCut(
  found: readonly ResourceRecord[],
  old: (owner: Name, type: "NS") => readonly unknown[],
): Name | undefined {
  const [cut] = found;
  return cut?.type === "NS" && old(cut.owner, "NS").length === 0 ? cut.owner : undefined;
}
