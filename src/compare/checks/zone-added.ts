import { withoutDot } from "../../zone/name.js";
import { defineCheck } from "../check.js";
import { orAllowed } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "zone-added",
    scope: "comparison",
    severity: "info",
    summary: "The new side has a zone that the old one has not",
    why: "A zone that is new takes the answers of all its names from the zone above, should there be one. It may be what is wanted, or a slip: a zone called www.contoso.com beside contoso.com.",
    sources: ["RFC 1034 §4.2"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ added }) {
    for (const zone of added) {
      const place = { at: zone.apex, side: "new" as const, domain: zone.origin, view: zone.view };
      yield { ...place, service: "whole zones" as const, zone };
    }
  },
  message({ zone }) {
    return {
      text: `The old side has no zone ${withoutDot(zone.origin)}, so nothing in it was compared.`,
      help: `Give the old file too, if there is one. ${orAllowed}`,
    };
  },
});
