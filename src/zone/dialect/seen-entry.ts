import type { SourceFile, Span } from "../../text/source.js";
import { type Scan, wordEnd, wordStart } from "../scanner.js";
import type { Words } from "../words.js";

/** One entry of a text, as a server sees it. */
export interface SeenEntry {
  readonly source: SourceFile;
  readonly scan: Scan;
}

/** The span of words, from the first to the last one given. */
export function spanOf({ source, scan: { words } }: SeenEntry, first: number, last = first): Span {
  return { source, start: wordStart(words, first), end: wordEnd(words, last) };
}

/** The octets of a word, one UTF-16 unit each. */
export function textOf({ bytes, starts, ends }: Words, word: number): string {
  let text = "";
  for (let i = starts[word]!; i < ends[word]!; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}
