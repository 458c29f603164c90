import { printable } from "../../text/printable.js";
import { withoutDot } from "../../zone/name.js";
import { editCounts } from "../edit-counts.js";
import type { Emission } from "../emission.js";
import { type Message, messagesOf } from "./message.js";
import { ownerUpdates } from "./owner-update.js";

/** What nsupdate and knsupdate do not have in common. */
export interface Dialect {
  /** Which server is asked without a line that names one. */
  readonly server: string;
  /** Commands that a message needs before its lines. */
  settings?(emission: Emission): readonly string[];
}

/** A text for nsupdate or knsupdate; in both, a semicolon makes a comment at the start of a line alone. */
export function updateText(emissions: readonly Emission[], dialect: Dialect): string {
  const lines = [comment(dialect.server), ...emissions.flatMap((emission) => zoneLines(emission, dialect))];
  return `${lines.join("\n")}\n`;
}

function zoneLines(emission: Emission, { settings }: Dialect): string[] {
  const { origin, edits, file, notes } = emission;
  const source = file === undefined ? "" : `, ${file}`;
  const messages = messagesOf(ownerUpdates(emission));
  const heading = [`${withoutDot(origin)}${source}: ${editCounts(edits)}`, ...notes, ...inParts(messages.length)];
  const begin = [`zone ${origin}`, ...(settings?.(emission) ?? [])];
  return [...heading.map(comment), ...messages.flatMap((message) => [...begin, ...messageLines(message)])];
}

function inParts(count: number): string[] {
  if (count <= 1) return [];
  return [
    `One message holds 64 kB, so this is sent in ${count}: each is made as a whole or not at all, but not all ${count} of them together.`,
  ];
}

/** Never an empty line: nsupdate would send at it. */
function messageLines(message: Message): string[] {
  return [...message, "show", "send", "answer"];
}

function comment(text: string): string {
  return `; ${printable(text)}`;
}
