import { defineCheck } from "../check.js";
import { otherPlaces, standingGroups, zonesText } from "../standing-groups.js";

export const check = defineCheck({
  meta: {
    id: "server-lame",
    scope: "verification",
    severity: "error",
    summary: "A name server answers, but not for the zone",
    why: "A server that is named for a zone and does not have it is lame: it refuses, fails, answers from a cache or knows the zone above alone. Resolvers try the next one, so it is slow at first and fails when the others do. After a change of provider it is the sign of an order that was not finished, or of name servers that belong to another customer.",
    sources: ["RFC 1912 §2.8", "RFC 9499 §7", "RFC 1034 §4.3.1"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check(context) {
    for (const group of standingGroups(context, ({ isSilent }) => !isSilent)) {
      const [zone] = group.zones;
      if (zone) yield { at: zone.apex, domain: zone.origin, view: zone.view, ...group };
    }
  },
  message: ({ server, why, zones }) => ({
    text: `${server.label} does not serve ${zonesText(zones)}: asked for the SOA record it ${why}. Resolvers that come there get no answer, and are slow or fail.`,
    help: "Set the zone up there, or take the server out of the NS records and the registrar's form.",
    related: otherPlaces(zones),
  }),
});
