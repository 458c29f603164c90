import { defineCheck } from "../check.js";
import { ownSerial, serialsOf } from "../serials.js";
import { saidOf } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "servers-disagree",
    scope: "verification",
    severity: "warning",
    summary: "The name servers of a zone have different versions of it",
    why: "Resolvers ask whichever server they like. While the servers have different versions, people get the old answer or the new one by chance, and whoever looks into it cannot see the same thing twice. It passes within seconds where NOTIFY works; where it stays, a secondary server no longer gets the zone and will answer nothing once the time in the SOA record is over.",
    sources: ["RFC 1034 §4.3.5", "RFC 1996", "RFC 1912 §2.2"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zones }) {
    for (const verified of zones) {
      const { zone } = verified;
      const serials = serialsOf(verified);
      if (serials.size < 2) continue;
      const place = { at: zone.apex, domain: zone.origin, view: zone.view, owner: zone.origin, type: "SOA" as const };
      yield { ...place, serials, own: ownSerial(verified) };
    }
  },
  message({ serials, own }) {
    const said = Array.from(serials, ([serial, servers]) => saidOf(servers, `has the serial ${serial}`)).join("; ");
    return {
      text: `The servers have different versions of the zone: ${said}${own === undefined ? "" : `; the file has ${own}`}. People get the one or the other by chance.`,
      help: "Wait a minute and ask again. If it stays, look at the transfer on the server with the old serial: NOTIFY, TSIG keys, who may transfer.",
    };
  },
});
