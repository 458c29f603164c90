import type { ZoneMove } from "../../compare/plan.js";
import { codeSpan, zoneCode } from "../../text/markdown/code-span.js";
import { shellWord } from "../../text/posix-shell.js";
import { printable } from "../../text/printable.js";
import { type Name, withoutDot } from "../../zone/name.js";

/** How the two sides and the facts were given, for the commands of the plan, and what is known besides. */
export interface PlanCommands {
  readonly old: string;
  readonly new: string;
  /** `["--cert", "mail.cer"]`: what lint and verify need as well. */
  readonly facts: readonly string[];
  /** What mail clients would see if the new side were asked as it is: sentences. */
  readonly clients: readonly string[];
}

export function box(text: string): string {
  return `- [ ] ${text}`;
}

export function named(name: Name): string {
  return zoneCode(withoutDot(name));
}

export function some(names: readonly Name[]): string {
  const shown = names.slice(0, 3).map(named).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

/** The names of zones, all of them: each has its own box to tick elsewhere. */
export function all(moves: readonly ZoneMove[]): string {
  return moves.map(({ origin }) => named(origin)).join(", ");
}

export function path(text: string): string {
  return codeSpan(printable(text));
}

export function zonewright(words: readonly string[]): string {
  return command(["zonewright", ...words]);
}

/** A command line, quoted for a shell and for the page. */
export function command(words: readonly string[]): string {
  return codeSpan(printable(words.map((word) => (/^[-+@][\w-]+$/.test(word) ? word : shellWord(word))).join(" ")));
}

/** Zones of which one thing is said, in the order in which each first comes. */
export function groupsBy(moves: readonly ZoneMove[], key: (move: ZoneMove) => string): ZoneMove[][] {
  const groups = new Map<string, ZoneMove[]>();
  for (const move of moves) {
    const group = groups.get(key(move));
    if (group) group.push(move);
    else groups.set(key(move), [move]);
  }
  return [...groups.values()];
}

export function hasDs({ isSigned, above }: ZoneMove): boolean {
  return isSigned || above.ds !== undefined;
}
