import type { Span } from "../text/source.js";
import type { ViewStatement } from "./configuration.js";
import { matchedBy } from "./match-list.js";

/** What a view of BIND is to zonewright. */
export type ViewPurpose = "public" | "internal";

/** A purpose that was concluded, and from what: a clause. */
export interface ToldPurpose {
  readonly purpose: ViewPurpose;
  readonly because: string;
}

const inside = new Set(
  "inside insiders internal internals intern int interne intranet lan local localnet localnets private priv corp corporate trusted office vpn".split(
    " ",
  ),
);
const outside = new Set(
  "outside outsiders external externals extern ext externe public internet inet world wan extranet untrusted everyone everybody".split(
    " ",
  ),
);

/**
 * Tells what a view is for: by a name that says it; by whom it answers; by being the one that takes what is left.
 * @param acls the named match lists of the configuration
 * @returns undefined when nothing tells
 */
export function purposeOf(view: ViewStatement, acls: ReadonlyMap<string, Span>): ToldPurpose | undefined {
  return byName(view.name.text) ?? byClients(view, acls);
}

/** `internal`, `view-internal`, `internal_v6`: one word of the name says it, and no other word the opposite. */
function byName(name: string): ToldPurpose | undefined {
  const words = name.toLowerCase().split(/[^a-z]+/);
  const isInside = words.some((word) => inside.has(word));
  const isOutside = words.some((word) => outside.has(word));
  if (isInside === isOutside) return undefined;
  return { purpose: isInside ? "internal" : "public", because: "the view's name says so" };
}

function byClients(view: ViewStatement, acls: ReadonlyMap<string, Span>): ToldPurpose | undefined {
  const { clients, destinations, recursiveOnly } = view;
  const asked = clients ? matchedBy(clients, acls) : "everybody";
  if (asked === "inside") {
    return { purpose: "internal", because: "match-clients lets in nobody but private addresses" };
  }
  // A private destination proves nothing: behind address translation the Internet's questions arrive at one.
  const isForAll = !destinations || matchedBy(destinations, acls) === "everybody";
  if (asked !== "everybody" || !isForAll || recursiveOnly) return undefined;
  const because = clients ? "match-clients lets in everybody" : "it has no match-clients, so it answers everybody";
  return { purpose: "public", because };
}
