import { placeOf } from "./place.js";
import type { ResourceRecord } from "./record.js";
import { wordEnd } from "./scanner.js";
import { entryOf } from "./table-record.js";

const semicolon = 0x3b;

/**
 * The comment that stands behind the last word of a record's entry, without its semicolons and the blanks around it.
 * @returns empty when there is none, or when the record was never read
 */
export function commentOf(record: ResourceRecord): string {
  const place = placeOf(record);
  if (!place) return "";
  const { scan } = entryOf(place.table, place.record);
  const { words } = scan;
  // Nothing but blanks and parentheses can stand between the last word and its comment, or behind that.
  const rest = words.bytes.subarray(wordEnd(words, words.count - 1), scan.end);
  const start = rest.indexOf(semicolon);
  return start < 0 ? "" : new TextDecoder().decode(rest.subarray(start)).replace(/^;+\s*|[\s)]+$/g, "");
}
