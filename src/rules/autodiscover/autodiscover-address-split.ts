import { addressSplits } from "../../autodiscover/address-split.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "autodiscover-address-split",
    scope: "estate",
    severity: "warning",
    summary: "One address of the autodiscover host is Exchange, and another one is not",
    why: "The addresses of a host are one set without order, and a client takes any of them: IPv6 where it has it, else whichever came first. So a forgotten AAAA record of a web host breaks Autodiscover for some people, on some networks, some of the time, while everybody who tests with the other address sees nothing.",
    sources: ["RFC 2181 §5", "RFC 6724 §6", "Microsoft KB 3211279, step 7"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate, assessments }) {
    for (const split of addressSplits(assessments)) {
      const { owner, type, span: at } = split.strays[0];
      const zone = estate.zones("public").enclosing(owner);
      const place = { at, domain: split.domains[0].name, view: "public" as const, owner, type };
      yield { ...place, certainty: split.certainty, split, zone };
    }
  },
  message({ split: { strays, exchange, host, domains, certainty } }) {
    const elsewhere = strays.map(({ data }) => data.address).join(", ");
    const isSure = certainty === "certain";
    const also = domains.length > 1 ? ` So it is with ${domains.length - 1} more of the domains.` : "";
    return {
      text: `${withoutDot(host)} leads to Exchange at ${exchange} and ${isSure ? "to another host" : "to what is no known address of Exchange"} at ${elsewhere}. Which of them a client gets is chance: with the wrong one Outlook ${isSure ? "warns about a certificate or finds no settings" : "may warn about a certificate or find no settings"}, for some people and on some days only.${also}`,
      help: isSure
        ? `Remove ${elsewhere} from ${withoutDot(strays[0].owner)}, or let Exchange answer there too.`
        : `If Exchange answers there too, say so: hosts: { "${strays[0].data.address}": { role: exchange } }. If not, remove it.`,
      related: strays.slice(1).map(({ data, span: at }) => ({ message: `${data.address} too`, at })),
    };
  },
  fix({ split: { strays, host, certainty }, zone }) {
    // Other names may share a wildcard's addresses, and those of a host that this one is an alias of.
    if (certainty !== "certain" || !zone || strays[0].owner !== host) return undefined;
    return {
      safety: "unsafe",
      summary: `Remove what is not Exchange from the addresses of ${withoutDot(host)}`,
      edits: strays.map((old: ResourceRecord) => ({ zone, edit: { kind: "remove" as const, old } })),
      commands: [],
    };
  },
});
