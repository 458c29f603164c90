import { isMisplaced } from "../../estate/misplaced-record.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "soa-missing",
    scope: "zone",
    severity: "error",
    summary: "A zone file has no SOA record at its apex",
    why: "A zone begins with its SOA record: it holds the serial by which secondary servers see a change, and the time for which resolvers remember that a name does not exist. A name server refuses a file without one. Lists of records from a console have none, and need none to be taken in by another console.",
    sources: ["RFC 1035 §5.2", "RFC 1034 §4.2.1", "RFC 2181 §6.1"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, zone }) {
    if (zone.count("SOA", zone.origin) > 0 || zone.size === 0 || zone.source.madeFrom) return;
    if (isMisplaced(estate, zone, "SOA")) return;
    const [elsewhere] = zone.all(["SOA"]);
    // With neither SOA nor NS records it is what consoles show, and what they take in.
    const isList = !elsewhere && zone.count("NS", zone.origin) === 0;
    const { view, origin: owner } = zone;
    const at = elsewhere?.span ?? zone.apex;
    yield { at, view, owner, type: "SOA" as const, elsewhere, isList, ...(isList && { severity: "info" as const }) };
  },
  message({ owner, elsewhere, isList }) {
    const name = withoutDot(owner);
    if (isList) {
      return {
        text: `This file has neither an SOA nor NS records for ${name}: it is a list of records. A provider's import may take it; a name server does not load it.`,
        help: `If a name server is to load it, give it the SOA and NS records of ${name}.`,
      };
    }
    const stands = elsewhere ? ` The SOA record in the file stands at ${withoutDot(elsewhere.owner)}.` : "";
    return {
      text: `The zone ${name} has no SOA record, so a name server refuses the whole file: nothing of it is served, or the version before it goes on to be.${stands}`,
      help: elsewhere
        ? `Write the zone's name before the SOA record: ${name}. with its final dot, or @.`
        : `Add the SOA record of ${name} as the first record, with a serial higher than any that was ever served.`,
    };
  },
});
