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
  *check({ estate, zone }) {
    if (zone.outside.size === 0) return;
    for (const { above, records } of foreignTrees(zone)) {
      const [first] = records as [ResourceRecord];
      const { span: at, owner, type } = first;
      const home = estate.zones(zone.view).enclosing(owner);
      yield { at, view: zone.view, owner, type, origin: zone.origin, above, records, home };
    }
  },
  message({ origin, above, records, home, owner, type }) {
    const name = withoutDot(origin);
    const isAlone = records.length === 1;
    const count = records.length < mostRead ? records.length : `${mostRead} or more`;
    const what = isAlone
      ? `The ${type} record of ${withoutDot(owner)} lies`
      : `${count} records of ${withoutDot(above)} and names below it, this one the first of them, lie`;
    return {
      text: `${what} outside of the zone ${name}. ${isAlone ? "It is" : "They are"} not published: BIND and Knot pass over what is outside, and NSD refuses the whole zone.`,
      help: helpFor(name, records, home),
    };
  },
});

function helpFor(name: string, records: readonly ResourceRecord[], home: Zone | undefined): string {
  const soa = records.find(({ type }) => type === "SOA");
  if (soa) {
    return `${withoutDot(soa.owner)} is a zone of its own: move its records into a file of its own. If this file is that zone, state its origin.`;
  }
  const what = records.length === 1 ? "it" : "them";
  const where = home ? `${home.source.path}, which holds ${withoutDot(home.origin)}` : "the zone that it belongs to";
  return `Move ${what} to ${where}. If a name in ${name} is meant, take the final dot away, or correct the $ORIGIN line above. If this file is another zone, state its origin.`;
}

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
