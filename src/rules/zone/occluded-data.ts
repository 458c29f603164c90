import { highestWith } from "../../zone/highest-with.js";
import { type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "occluded-data",
    scope: "zone",
    severity: "warning",
    summary: "Records stand at or below a name that is delegated to other servers",
    why: "From a delegation on downwards the child's servers answer. What the parent has there besides the delegation itself and the addresses of its name servers is never given out: a change to it has no effect, and nobody is told.",
    sources: ["RFC 1034 §4.2.1, §4.3.2", "RFC 2181 §6.1", "RFC 5936 §3.5"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zone }) {
    const hidden = new Map<Name, ResourceRecord[]>();
    let read = 0;
    for (const record of zone.sift("at or below a cut")) {
      const cut = highestWith(zone, "NS", record.owner, "below the apex");
      // A DNAME record at the cut itself is dname-and-other-data's.
      const isDname = record.type === "DNAME" && record.owner === cut;
      if (cut === undefined || isDname || isGlue(zone, record)) continue;
      const records = hidden.get(cut);
      if (records) records.push(record);
      else hidden.set(cut, [record]);
      if (++read === mostRead) break;
    }
    for (const [cut, records] of hidden) {
      const [first] = records as [ResourceRecord];
      yield { at: first.span, view: zone.view, owner: first.owner, type: first.type, cut, records, zone };
    }
  },
  message({ zone, cut, records, owner, type }) {
    const name = withoutDot(cut);
    const [delegation] = zone.records(cut, "NS");
    const count = records.length < mostRead ? String(records.length) : `${mostRead} or more`;
    const what =
      records.length === 1
        ? `The ${type} record of ${withoutDot(owner)} is`
        : `${count} records at or below ${name}, this one the first of them, are`;
    return {
      text: `${what} never given out: ${name} is delegated to other name servers, and those answer for it and all names below.`,
      help: `Publish ${records.length === 1 ? "it" : "them"} in the zone of ${name} at its own servers, if it is not there yet, and remove it here. If ${name} is not to be delegated, remove its NS records.`,
      related: delegation ? [{ message: `the delegation of ${name}`, at: delegation.span }] : [],
    };
  },
});

const mostRead = 1000;

/** An address that some record of the zone points to may be glue, for this delegation or another. */
function isGlue(zone: Zone, { owner, type }: ResourceRecord): boolean {
  return (type === "A" || type === "AAAA") && zone.pointersTo(owner).some((pointer) => pointer.type === "NS");
}
