import { placeOf } from "./place.js";
import type { ResourceRecord } from "./record.js";
import { wordEnd, wordStart } from "./scanner.js";
import { entryOf, type RecordEntry } from "./table-record.js";
import type { Words } from "./words.js";

const semicolon = 0x3b;

/**
 * What the comments in and behind the entry of a record say, without their semicolons and the blanks around them; `; `
 * stands between several.
 * @returns empty when there is none, or when the record was never read
 */
export function commentOf(record: ResourceRecord): string {
  const place = placeOf(record);
  return place ? commentIn(entryOf(place.table, place.record)) : "";
}

/** The same from its entry. */
export function commentIn({ scan: { words, start, end } }: RecordEntry): string {
  const comments: string[] = [];
  let from = start;
  // Nothing but blanks, parentheses and comments can stand between two words.
  for (let word = 0; word <= words.count; word++) {
    const to = word < words.count ? wordStart(words, word) : end;
    if (hasComment(words, from, to)) comments.push(...commentsIn(words, from, to));
    if (word < words.count) from = wordEnd(words, word);
  }
  return comments.join("; ");
}

function hasComment({ bytes }: Words, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === semicolon) return true;
  return false;
}

function commentsIn({ bytes }: Words, from: number, to: number): string[] {
  const lines = new TextDecoder().decode(bytes.subarray(from, to)).match(/;[^\r\n]*/g) ?? [];
  return lines.map(contentOf).filter(Boolean);
}

/** A loop: a pattern for the blanks at the end would try each run of blanks from each of its places. */
function contentOf(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && "; \t".includes(line[start]!)) start++;
  while (end > start && " \t".includes(line[end - 1]!)) end--;
  return line.slice(start, end);
}
