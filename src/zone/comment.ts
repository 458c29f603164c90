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
  return lines.map((line) => line.replace(/^[; \t]+|[ \t]+$/g, "")).filter(Boolean);
}
