import type { OwnerUpdate } from "./owner-update.js";

/** One update message (RFC 2136 §2), line by line: what must be the case, what goes, what comes. */
export type Message = readonly string[];

/** A message holds 65,535 octets. In the text a record is never shorter than on the wire, its hexadecimal twice as long. */
const maxCharacters = 60_000;

/** The messages that bring a change about: one, unless one cannot hold it all. The lines of an owner stay together. */
export function messagesOf(owners: readonly OwnerUpdate[]): Message[] {
  const parts: OwnerUpdate[][] = [];
  let room = 0;
  for (const owner of owners) {
    const size = lengthOf(owner);
    if (size > room) {
      parts.push([]);
      room = maxCharacters;
    }
    parts.at(-1)?.push(owner);
    room -= size;
  }
  return parts.map((part) => [
    ...part.flatMap(({ prerequisites }) => prerequisites),
    ...part.flatMap(({ deletions }) => deletions),
    ...part.flatMap(({ additions }) => additions),
  ]);
}

function lengthOf({ prerequisites, deletions, additions }: OwnerUpdate): number {
  return [prerequisites, deletions, additions].flat().reduce((sum, line) => sum + line.length, 0);
}
