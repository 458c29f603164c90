import { plural } from "../../report/duration.js";
import { defineCheck } from "../check.js";
import { otherPlaces, standingGroups, zonesText } from "../standing-groups.js";

export const check = defineCheck({
  meta: {
    id: "server-unreachable",
    scope: "verification",
    severity: "error",
    summary: "A name server does not answer",
    why: "Over UDP each question was asked several times, and then over TCP. A server that nobody reaches makes a part of all people wait for seconds, since resolvers try it now and then; what it would answer is not known. A server that answers some questions and not others is overloaded, or limits how much one address may ask.",
    sources: ["RFC 1034 §5.3.3", "RFC 7766 §5"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check(context) {
    for (const group of standingGroups(context, ({ isSilent }) => isSilent)) {
      const [zone] = group.zones;
      if (!zone) continue;
      const text = `${group.server.label} could not be asked for ${zonesText(group.zones)}: ${group.why}. Nobody knows what it would answer.`;
      yield { at: zone.apex, domain: zone.origin, view: zone.view, text, zones: group.zones };
    }
    for (const { server, habits } of context.clients) {
      const served = context.zones.filter(({ standings }) =>
        standings.some((it) => it.serves && it.client.server === server),
      );
      const [first] = served;
      if (habits.unanswered === 0 || !first) continue;
      const { apex, origin, view } = first.zone;
      const end = habits.gone === undefined ? "" : ", and it was not asked any further";
      const text = `${server.label} left ${plural(habits.unanswered, "question")} unanswered (${habits.lastFailure ?? habits.gone})${end}. What it has there is not known.`;
      yield { at: apex, domain: origin, view, text, zones: [] };
    }
  },
  message: ({ text, zones }) => ({
    text,
    help: "See whether it runs, and whether a firewall lets UDP and TCP to port 53 through; then ask again.",
    related: otherPlaces(zones),
  }),
});
