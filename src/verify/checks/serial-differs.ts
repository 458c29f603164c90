import { defineCheck } from "../check.js";
import { ownSerial, serialsOf } from "../serials.js";
import { saidOf, sentence } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "serial-differs",
    scope: "verification",
    severity: "info",
    summary: "A name server has another version of the zone than the file",
    why: "The serial of the SOA record is the number of the version. Providers count in their own way, so another number says little by itself. Beside records that differ it tells which side is older, if both count alike.",
    sources: ["RFC 1982 §3", "RFC 1035 §3.3.13"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zones }) {
    for (const verified of zones) {
      const { zone } = verified;
      const own = ownSerial(verified);
      const serials = serialsOf(verified);
      if (own === undefined || serials.size !== 1 || serials.has(own)) continue;
      const at = zone.records(zone.origin, "SOA")[0]?.span ?? zone.apex;
      const place = { at, domain: zone.origin, view: zone.view, owner: zone.origin, type: "SOA" as const };
      for (const [serial, servers] of serials) yield { ...place, own, serial, servers };
    }
  },
  message: ({ own, serial, servers }) => ({
    text: `${sentence(saidOf(servers, `has the serial ${serial}`))}, and the file has ${own}.`,
    help: "Where the file is what the server loads, load it again; where the provider counts by itself, nothing.",
  }),
});
