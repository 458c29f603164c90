import { type Name, root, toName } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { ResourceRecord } from "../../zone/record.js";
import { targetOf, withTarget } from "../../zone/target.js";
import type { DataMangling } from "./mangling.js";

/** Damage to the name that a record points to. */
export const targetManglings: readonly DataMangling[] = [
  ofTarget("its final dot was lost, so the name of the zone was appended to what it points to", (target, origin) =>
    origin === root ? undefined : `${target}${origin}`,
  ),
  ofTarget(
    "a final dot was put behind a name that belongs to the zone, so it lost the zone's name",
    (target, origin) => (target.endsWith(`.${origin}`) ? target.slice(0, -origin.length) : undefined),
  ),
  ofTarget("the labels of what it points to have lost their underscores", (target) =>
    /(?:^|\.)_/.test(target) ? target.replace(/(^|\.)_/g, "$1") : undefined,
  ),
  {
    what: "its numbers stand in another order",
    made(before, after) {
      if (before.type !== "SRV" || after.type !== "SRV") return false;
      const numbers = ({ data: { priority, weight, port } }: typeof before) => [priority, weight, port].sort().join();
      return before.data.target === after.data.target && numbers(before) === numbers(after);
    },
  },
];

function ofTarget(what: string, mangled: (target: Name, origin: Name) => string | undefined): DataMangling {
  return {
    what,
    made(before, after, origin) {
      const target = targetOf(before);
      const name = target === undefined ? undefined : mangled(target, origin);
      const meant = name === undefined ? undefined : toName(name);
      return meant !== undefined && rdataOf(after) === rdataOf(withTarget(before, meant));
    },
  };
}

function rdataOf({ type, data }: Pick<ResourceRecord, "type" | "data">): string {
  return rdataText(type, data);
}
