import type { Words } from "../words.js";
import { octetString } from "./string.js";

/** The words up to the end of the entry, put together without the blanks between them. */
export function restText(words: Words): string {
  let text = "";
  for (; words.next < words.count; words.next++) {
    text += octetString(words.bytes, words.starts[words.next]!, words.ends[words.next]!);
  }
  return text;
}
