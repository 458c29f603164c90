import { type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "dname-and-other-data",
    scope: "zone",
    severity: "error",
    summary: "A DNAME record stands beside an alias, a delegation or another DNAME record",
    why: "A DNAME record leads everything below its owner elsewhere. A second one, a CNAME record at the same name or a delegation of it says something else about the same names: servers refuse the zone, or each answers in its own way.",
    sources: ["RFC 6672 §2.3, §2.4"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zone }) {
    const owners = new Set<Name>();
    for (const { owner } of zone.all(["DNAME"])) owners.add(owner);
    for (const owner of owners) {
      const [first, ...more] = zone.records(owner, "DNAME");
      if (!first) continue;
      // The same record once more is duplicate-record's.
      const others = [...more.filter(({ data }) => data.target !== first.data.target), ...atOdds(zone, owner)];
      if (others.length > 0) yield { at: first.span, view: zone.view, owner, type: "DNAME" as const, others };
    }
  },
  message({ owner, others }) {
    const name = withoutDot(owner);
    const types = new Set(others.map(({ type }) => type));
    return {
      text: `Names below ${name} are led elsewhere by a DNAME record, and ${name} also ${[...types].map((type) => conflicts[type]).join(", and ")}. Name servers refuse the whole zone, or answer in different ways for the names below.`,
      help: `Keep what is meant for ${name} and remove the rest.`,
      related: others.map(({ type, span: at }) => ({ message: `the ${type} record`, at })),
    };
  },
});

const conflicts: Readonly<Record<string, string>> = {
  CNAME: "is an alias itself",
  DNAME: "has a second DNAME record with another target",
  NS: "is delegated to other servers",
};

/** What RFC 6672 §2.3 and §2.4 do not allow beside a DNAME record; the apex has NS records of its own. */
function atOdds(zone: Zone, owner: Name): ResourceRecord[] {
  const delegation = owner === zone.origin ? [] : zone.records(owner, "NS");
  return [...zone.records(owner, "CNAME"), ...delegation];
}
