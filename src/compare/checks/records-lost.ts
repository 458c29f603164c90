import type { Message } from "../../rules/rule.js";
import { lookup } from "../../zone/lookup.js";
import { type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import type { Zone } from "../../zone/zone.js";
import { type CheckFound, defineCheck } from "../check.js";
import { type Consequence, consequenceOf } from "../consequence.js";
import type { RecordGroup } from "../record-group.js";
import { addingTo, byHand } from "../restoring.js";
import { orAllowed, recordsOfSet, someNames } from "../wording.js";

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
  *check({ pairs, after: fresh, serviceBefore }): Iterable<LostRecords> {
    for (const { before, after, difference } of pairs) {
      if (difference.lost.length > mostNamed) {
        yield bulkLoss(before, after, difference.lost);
        continue;
      }
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
  message({ records, left, cut, consequence, bulk }) {
    if (bulk) return bulk;
    const verb = records.length === 1 ? "is" : "are";
    const moved =
      cut && ` Unless the zone ${withoutDot(cut)}, which the new side delegates and which is not here, has it.`;
    const those = left.length === 1 ? "Another one" : `${left.length} others`;
    return {
      text:
        left.length > 0
          ? `${recordsOfSet(records)} ${verb} lost. ${those} of the set remain${left.length === 1 ? "s" : ""}.`
          : `${recordsOfSet(records)} ${verb} lost.${moved ?? ""} ${consequence}`,
      help: `Add ${records.length === 1 ? "it" : "them"} to the new zone before the name servers are switched. ${orAllowed}`,
      related: left.slice(0, 1).map(({ span }) => ({ message: "what the new zone has of the set", at: span })),
    };
  },
  fix: ({ after, records, bulk }) => (bulk ? byHand("Import the old file again") : addingTo(after, records)),
});

interface LostRecords extends CheckFound {
  readonly records: readonly ResourceRecord[];
  readonly left: readonly ResourceRecord[];
  readonly after: Zone;
  readonly cut: Name | undefined;
  readonly consequence: string;
  /** What is said where there are too many for a word about each. */
  readonly bulk?: Message;
}

/** So many are no oversight: the new file is not whole, or of another zone. */
const mostNamed = 50_000;

function bulkLoss(before: Zone, after: Zone, lost: readonly RecordGroup[]): LostRecords {
  const count = lost.reduce((sum, { records }) => sum + records.length, 0);
  const [name, some] = [withoutDot(before.origin), someNames([...new Set(lost.map(({ owner }) => owner))])];
  const bulk = {
    text: `${count} records of ${name} are lost, of ${before.size}: ${some}. So many are not named one by one.`,
    help: `Look whether the new file is whole, and import the old one again. ${orAllowed}`,
  };
  const place = { at: before.apex, side: "old" as const, domain: before.origin, view: before.view };
  const what = { service: "whole zones" as const, severity: "error" as const, bulk };
  return { ...place, ...what, records: [], left: [], after, cut: undefined, consequence: "" };
}

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
