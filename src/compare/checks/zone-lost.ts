import { withoutDot } from "../../zone/name.js";
import { isProviders } from "../../zone/provided.js";
import type { Zone } from "../../zone/zone.js";
import { defineCheck } from "../check.js";
import { orAllowed } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "zone-lost",
    scope: "comparison",
    severity: "error",
    summary: "A whole zone of the old side is not on the new one",
    why: "An account is moved with most of its domains, and one is forgotten: the one that was registered for a campaign, the one of a company that was bought, the zone of a single host. Once the old account is closed, nothing in it can be found any more. Zones are paired by their names; one that the new side has put into the zone above is compared there.",
    sources: ["RFC 1034 §4.2"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ lost }) {
    for (const zone of lost) {
      const place = { at: zone.apex, side: "old" as const, domain: zone.origin, view: zone.view };
      yield { ...place, service: "whole zones" as const, zone };
    }
  },
  message({ zone }) {
    const name = withoutDot(zone.origin);
    const { count, types } = holding(zone);
    return {
      text: `The new side has no zone ${name}; the old one has ${count} records there${types}. Once the old provider stops, nothing in ${name} can be found.`,
      help: `Set the zone up at the new provider too, or give its file as well. ${orAllowed}`,
    };
  },
});

/** How much there is to move, the provider's own records apart. */
function holding(zone: Zone): { count: number; types: string } {
  let count = 0;
  for (const record of zone.all()) if (!isProviders(record, zone.origin)) count++;
  const kinds = (["MX", "SRV", "TXT"] as const).filter((type) => zone.count(type) > 0);
  return { count, types: kinds.length === 0 ? "" : `, among them ${kinds.join(", ")} records` };
}
