import type { Fix } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "duplicate-soa",
    scope: "zone",
    severity: "error",
    summary: "A zone file has more than one SOA record",
    why: "There is one SOA record in a zone, and it stands at the zone's name. With two, no server knows which serial and which timers are meant: BIND and NSD refuse the whole zone, Knot takes one of them. It comes from merging two files, or from a second zone pasted into the first.",
    sources: ["RFC 1035 §5.2", "RFC 2181 §6.1"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ zone }) {
    const { view, origin } = zone;
    if (zone.count("SOA") < 2 || zone.count("SOA", origin) === 0) return;
    const [first] = zone.records(origin, "SOA");
    if (!first) return;
    for (const record of zone.all(["SOA"])) {
      const { owner, span: at } = record;
      if (at.start === first.span.start && at.source === first.span.source) continue;
      const isCopy = owner === origin && rdataText("SOA", record.data) === rdataText("SOA", first.data);
      yield { at, view, owner, type: "SOA" as const, first, origin, isCopy, zone, record };
    }
  },
  message({ owner, first, origin, isCopy }) {
    const name = withoutDot(origin);
    const related = [{ message: `the SOA record of ${name} that comes first`, at: first.span }];
    if (owner !== origin) {
      return {
        text: `A second SOA record stands at ${withoutDot(owner)}, inside the zone ${name}. BIND and NSD refuse the whole zone: an SOA record stands at the zone's own name alone.`,
        help: `If ${withoutDot(owner)} is a zone of its own, move its records into a file of its own and delegate it here by NS records. If not, remove this SOA record.`,
        related,
      };
    }
    if (isCopy) {
      return {
        text: `The SOA record of ${name} stands in the file twice. NSD refuses the whole zone; BIND and Knot keep one of the two.`,
        help: "Remove one of the two.",
        related,
      };
    }
    return {
      text: `${name} has a second SOA record that differs from the first. BIND and NSD refuse the whole zone, because they cannot tell which serial and timers count; Knot takes one of the two.`,
      help: "Keep one of the two: the one with the higher serial, or the one that your servers answer with now.",
      related,
    };
  },
  fix({ zone, record, owner, isCopy }): Fix | undefined {
    if (!isCopy) return undefined;
    const summary = `Remove the second of two equal SOA records of ${withoutDot(owner)}`;
    return { safety: "unsafe", summary, edits: [{ zone, edit: { kind: "remove", old: record } }], commands: [] };
  },
});
