import { isMisplaced } from "../../estate/misplaced-record.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "ns-missing",
    scope: "zone",
    severity: "error",
    summary: "A zone has no NS records at its apex",
    why: "The NS records at its apex say which servers hold a zone. Resolvers prefer them to those of the parent, secondary servers are told of changes by them, and BIND and Knot refuse a zone without any.",
    sources: ["RFC 1034 §4.2.1", "RFC 1035 §5.2"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, zone }) {
    const { apex: at, view, origin: owner } = zone;
    if (zone.count("NS", owner) > 0 || zone.count("SOA", owner) === 0 || zone.source.madeFrom) return;
    if (!isMisplaced(estate, zone, "NS")) yield { at, view, owner, type: "NS" as const };
  },
  message({ owner }) {
    const name = withoutDot(owner);
    return {
      text: `The zone ${name} has no NS record at its own name. BIND and Knot refuse to load it, so nothing of it is served; servers that load it cannot say who holds the zone.`,
      help: `Add NS records for ${name}: the name servers that the parent zone names for it, with their final dots.`,
    };
  },
});
