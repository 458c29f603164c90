import ipaddr from "ipaddr.js";
import type { Span } from "../text/source.js";
import { canonicalAddress, whyUnreachable } from "../zone/address.js";
import { type Statement, statementsIn } from "./statement.js";

/** Whom a match list lets in: everybody, nobody but inside addresses, or what cannot be told. */
export type Matched = "everybody" | "inside" | "unclear";

const deepest = 16;

/**
 * Judges an address match list (BIND 9 ARM, "Address Match Lists").
 * @param list without its braces
 * @param acls the named lists
 */
export function matchedBy(list: Span, acls: ReadonlyMap<string, Span>, depth = 0): Matched {
  // An exclusion lets nobody in.
  const letIn = elementsOf(list).filter(({ isNegated }) => !isNegated);
  const matched = new Set(letIn.map((element) => matchedByElement(element, acls, depth)));
  if (matched.has("everybody")) return "everybody";
  return matched.size === 0 || matched.has("unclear") ? "unclear" : "inside";
}

interface Element {
  readonly text: string;
  readonly isNegated: boolean;
  readonly nested?: Span;
}

function elementsOf(list: Span): Element[] {
  // Faults in the list were reported when the view was read.
  return Array.from(
    statementsIn(list, () => {}),
    elementOf,
  );
}

function elementOf({ words, body }: Statement): Element {
  const text = words.map((word) => word.text).join(" ");
  const isNegated = text.startsWith("!");
  return { text: text.replace(/^!\s*/, "").toLowerCase(), isNegated, ...(body && { nested: body }) };
}

function matchedByElement({ text, nested }: Element, acls: ReadonlyMap<string, Span>, depth: number): Matched {
  if (depth >= deepest) return "unclear";
  if (nested) return text === "" ? matchedBy(nested, acls, depth + 1) : "unclear";
  if (text === "any") return "everybody";
  if (text === "localhost" || text === "localnets") return "inside";
  const named = acls.get(text) ?? acls.get([...acls.keys()].find((name) => name.toLowerCase() === text) ?? "");
  if (named) return matchedBy(named, acls, depth + 1);
  return isInsideNetwork(text) ? "inside" : "unclear";
}

/** Whether nobody on the Internet has an address in it: `10.0.0.53`, `192.168/16`, `fd00::/8`. */
function isInsideNetwork(text: string): boolean {
  const [start = "", length] = text.split("/");
  const whole = /^\d{1,3}(?:\.\d{1,3}){0,2}$/.test(start)
    ? `${start}${".0".repeat(4 - start.split(".").length)}`
    : start;
  const address = canonicalAddress(whole);
  if (!address || !whyUnreachable(address) || !/^\d{0,3}$/.test(length ?? "")) return false;
  return length === undefined || Number(length) >= blockLength(address);
}

/** The prefix length of the block that an address is private by; a wider network holds public addresses too. */
function blockLength(address: string): number {
  const parsed = ipaddr.parse(address);
  const blocks: Readonly<Record<string, number>> = { "10": 8, "127": 8, "100": 10, "172": 12, "192": 16, "169": 16 };
  if (parsed.kind() === "ipv4") return blocks[address.slice(0, address.indexOf("."))] ?? 32;
  return { uniqueLocal: 7, linkLocal: 10 }[parsed.range() as string] ?? 128;
}
