import { highestWith } from "../../zone/highest-with.js";
import { type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "data-below-dname",
    scope: "zone",
    severity: "error",
    summary: "Records stand below a name that a DNAME record leads elsewhere",
    why: "Whoever asks for a name below the owner of a DNAME record is sent to the same name below its target. What the zone has there itself is never given out; Knot and NSD refuse such a zone.",
    sources: ["RFC 6672 §2.4, §3.2"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zone }) {
    const hidden = new Map<Name, ResourceRecord[]>();
    let read = 0;
    for (const record of zone.sift("below a DNAME")) {
      // RFC 5155 §7.1: the hashed names of a zone with a DNAME record at its apex stand below it.
      if (record.type === "NSEC3" || record.type === "RRSIG") continue;
      const owner = highestWith(zone, "DNAME", record.owner, "above");
      if (owner === undefined) continue;
      hidden.set(owner, [...(hidden.get(owner) ?? []).slice(0, mostKept), record]);
      if (++read === mostRead) break;
    }
    for (const [above, records] of hidden) {
      const [first] = records;
      const [dname] = zone.records(above, "DNAME");
      if (!first || !dname) continue;
      const { span: at, owner, type } = first;
      yield { at, view: zone.view, owner, type, dname, isAlone: records.length === 1 };
    }
  },
  message({ owner, type, dname, isAlone }) {
    const above = withoutDot(dname.owner);
    const target = withoutDot(dname.data.target);
    const what = isAlone ? `The ${type} record of ${withoutDot(owner)}` : `What stands below ${above}, from here on,`;
    return {
      text: `${what} is never given out: a DNAME record leads every name below ${above} to ${target}. Knot and NSD refuse the whole zone.`,
      help: `Publish it below ${target}, or remove the DNAME record if the names below ${above} are to have records of their own.`,
      related: [{ message: "the DNAME record", at: dname.span }],
    };
  },
});

const mostRead = 1000;
const mostKept = 1;
