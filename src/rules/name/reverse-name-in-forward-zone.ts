import { below, type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "reverse-name-in-forward-zone",
    scope: "zone",
    severity: "error",
    summary: "Names of addresses stand in a forward zone, with its name appended",
    why: "The name of an address is looked up below in-addr.arpa or ip6.arpa, in a zone that the owner of the address range has. PTR records with such an owner inside a forward zone end up below the forward zone's name, because the final dot is missing or the file has the wrong origin, and nobody asks there. Mail servers that check whether an address has a name then refuse the mail. PTR records of other names, as service discovery has them, are fine.",
    sources: ["RFC 1035 §3.5", "RFC 3596 §2.5", "RFC 1912 §2.1", "RFC 6763 §4.1"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zone }) {
    for (const tree of ["in-addr.arpa", "ip6.arpa"]) {
      const node = below(tree, zone.origin);
      if (!zone.has(node) || isReverse(zone.origin)) continue;
      const first = firstPointer(zone, node);
      if (!first) continue;
      const { owner, type, span: at } = first;
      yield { at, view: zone.view, owner, type, zone, count: zone.countBelow(node) };
    }
  },
  message({ owner, type, zone, count }) {
    const [name, origin] = [withoutDot(owner), withoutDot(zone.origin)];
    const meant = owner.slice(0, -zone.origin.length - 1);
    const more = count > 1 ? `, and ${count - 1} more record${count === 2 ? "" : "s"} like it` : "";
    return {
      text: `The owner of this ${type} record is ${name}${more}: ${origin} was appended to ${meant}, the name of an address. Nobody asks for that, so the address has no name, and mail servers that want one refuse mail from it.`,
      help: `Put the record into the zone that holds ${meant}: that of whoever the address belongs to, mostly the provider. A final dot alone would not do, because ${origin} does not hold that name.`,
    };
  },
});

function isReverse(origin: Name): boolean {
  return origin.endsWith(".arpa.") || origin === "arpa.";
}

/** The first PTR record below a name; the zone has few of them, if any. */
function firstPointer(zone: Zone, node: Name): ResourceRecord | undefined {
  for (const record of zone.all(["PTR"])) if (record.owner.endsWith(`.${node}`)) return record;
  return undefined;
}
