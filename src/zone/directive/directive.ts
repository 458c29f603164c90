import { addProblem, type OpenText, type Reading, shownWord, spanOfWords } from "../reading.js";
import { quoted } from "../words.js";
import { readGenerate } from "./generate.js";
import { readInclude } from "./include.js";
import type { Nested } from "./nested.js";
import { readOrigin } from "./origin.js";
import { readTtl } from "./ttl.js";

const dollar = 0x24;

/** Whether the entry is a directive: an unquoted first word that begins with `$`. */
export function isDirective({ scan }: OpenText): boolean {
  const { words } = scan;
  return words.bytes[words.starts[0]!] === dollar && (words.flags[0]! & quoted) === 0 && !scan.indented;
}

/**
 * Obeys a directive.
 * @returns a text to read before the next line
 */
export function readDirective(reading: Reading, text: OpenText): Nested | undefined {
  reading.familiarLines++;
  switch (keywordOf(text)) {
    case "$TTL":
      readTtl(reading, text);
      return undefined;
    case "$ORIGIN":
      readOrigin(reading, text);
      return undefined;
    case "$INCLUDE":
      return readInclude(reading, text);
    case "$GENERATE":
      return readGenerate(reading, text);
    default:
      reading.familiarLines--;
      reading.strangeLines++;
      addProblem(
        reading,
        spanOfWords(text, 0),
        `unknown directive ${shownWord(text, 0)}`,
        "Known are $TTL, $ORIGIN, $INCLUDE and $GENERATE. The line is passed over.",
      );
      return undefined;
  }
}

const longestKeyword = "$GENERATE".length;

/** The first word in capitals. */
export function keywordOf({ scan: { words } }: OpenText): string {
  const end = Math.min(words.ends[0]!, words.starts[0]! + longestKeyword + 1);
  let keyword = "";
  for (let i = words.starts[0]!; i < end; i++) keyword += String.fromCharCode(words.bytes[i]!);
  return keyword.toUpperCase();
}
