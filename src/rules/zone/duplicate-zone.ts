import { withoutDot } from "../../zone/name.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "duplicate-zone",
    scope: "estate",
    severity: "error",
    summary: "Two files of one view hold a zone of the same name",
    why: "A name server loads one zone of a name. If an old copy lies beside the new file, it is a matter of luck which one is judged and corrected, and which one goes live.",
    sources: ["RFC 1034 §4.2", "RFC 1035 §5.2"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate }) {
    for (const view of ["public", "internal"] as const) {
      for (const { zone, first } of estate.zones(view).duplicates) {
        const domain = estate.domains.find(({ name }) => name === zone.origin)?.name;
        yield { ...found(zone, first), ...(domain && { domain }) };
      }
    }
  },
  message({ zone, first }) {
    const name = withoutDot(zone.origin);
    return {
      text: `${zone.source.path} holds the zone ${name}, and so does ${first.source.path}, which came first and is the one that is judged. Nothing in ${zone.source.path} counts: what it would do to mail clients was not looked at.`,
      help: `Keep one of the two: remove the other, or leave it out of the paths. If one is what clients inside your network get, give it with --internal. If it is another zone, state its origin.`,
      related: [{ message: `the zone ${name} that is judged`, at: first.apex }],
    };
  },
});

function found(zone: Zone, first: Zone) {
  return { at: zone.apex, view: zone.view, owner: zone.origin, zone, first };
}
