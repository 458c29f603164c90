import { firstOutside, mostRead } from "../../estate/misplaced-record.js";
import { isAtOrBelow, isBelow, labelsOf, type Name, parentOf, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "out-of-zone-data",
    scope: "zone",
    severity: "error",
    summary: "Records in a zone file belong to another zone",
    why: "A zone holds names at or below its own. BIND passes over any other record with a warning that is seldom read, Knot too, NSD refuses the whole zone: whoever added the record believes that it is published, and it is not.",
    sources: ["RFC 1034 §4.2.1", "RFC 1035 §5.2"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zone }) {
    if (zone.outside.size === 0) return;
    for (const group of foreignTrees(zone)) {
      const [first] = group.records as [ResourceRecord];
      const { span: at, owner, type } = first;
      yield { at, view: zone.view, owner, type, zone, group };
    }
  },
  message({ zone, group: { above, records }, owner, type }) {
    const name = withoutDot(zone.origin);
    const what =
      records.length === 1
        ? `The ${type} record of ${withoutDot(owner)} lies`
        : `${records.length < mostRead ? records.length : `${mostRead} or more`} records of ${withoutDot(above)} and names below it, this one the first of them, lie`;
    const soa = records.find((record) => record.type === "SOA");
    return {
      text: `${what} outside of the zone ${name}. BIND and Knot pass over what is outside, NSD refuses the whole zone: this is not published.`,
      help: soa
        ? `${withoutDot(soa.owner)} is a zone of its own: move its records into a file of its own. If this file is that zone, state its origin.`
        : `Move it into the zone that holds ${withoutDot(above)}. If a name in ${name} is meant, take the final dot away, or correct the $ORIGIN line above. If this file is another zone, state its origin.`,
    };
  },
});

interface Tree {
  above: Name;
  readonly records: ResourceRecord[];
}

const mostTrees = 20;

/** The records outside, together with those that stand in one tree of names with them: one slip mostly moves them all. */
function foreignTrees(zone: Zone): Tree[] {
  const trees: Tree[] = [];
  for (const record of firstOutside(zone)) {
    if (isGlue(zone, record)) continue;
    const { owner } = record;
    const parent = labelsOf(owner).length > 2 ? parentOf(owner) : owner;
    const tree = trees.find(({ above }) => isAtOrBelow(owner, above) || isBelow(above, owner) || parent === above);
    if (tree) {
      tree.records.push(record);
      if (isBelow(tree.above, parent)) tree.above = parent;
    } else if (trees.length < mostTrees) trees.push({ above: parent, records: [record] });
  }
  return trees;
}

/** Windows DNS writes the addresses of name servers in other zones into the file; servers do without them. */
function isGlue(zone: Zone, { owner, type }: ResourceRecord): boolean {
  return (type === "A" || type === "AAAA") && zone.pointersTo(owner).some((pointer) => pointer.type === "NS");
}
