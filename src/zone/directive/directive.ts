import { carriageReturn, lineFeed } from "../byte-class.js";
import { type Habit, meet } from "../note.js";
import { addProblem, type OpenText, type Reading, shownWord, spanOfWords } from "../reading.js";
import { wordEnd } from "../scanner.js";
import { quoted } from "../words.js";
import { readGenerate } from "./generate.js";
import { readInclude } from "./include.js";
import type { Nested } from "./nested.js";
import { readOrigin } from "./origin.js";
import { readTtl } from "./ttl.js";

const dollar = 0x24;
const semicolon = 0x3b;

/** Whether the entry is a directive: its first word begins with `$`, in quotes too. */
export function isDirective({ scan }: OpenText): boolean {
  const { words } = scan;
  return words.bytes[words.starts[0]!] === dollar && words.count > 0 && !scan.indented;
}

const unendedLine: Habit = {
  about: "form",
  subject: "a directive on a last line without an end",
  form: "unendedDirective",
  because: "BIND refuses the file, though after a record it does not mind: end the last line",
};

/**
 * Obeys a directive.
 * @returns a text to read before the next line
 */
export function readDirective(reading: Reading, text: OpenText): Nested | undefined {
  reading.familiarLines++;
  if (text.scan.words.flags[0]! & quoted) {
    const help = "Take the quotes away: BIND obeys such a directive, and other name servers refuse it.";
    addProblem(reading, spanOfWords(text, 0), "a directive stands without quotes", help);
  }
  if (isUnended(text)) meet(reading.habits, unendedLine, spanOfWords(text, 0, text.scan.words.count - 1));
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

/** Whether the text ends where a line end should stand; BIND asks no line end of $INCLUDE. */
function isUnended(text: OpenText): boolean {
  const { end, words } = text.scan;
  if (end < words.bytes.length || keywordOf(text) === "$INCLUDE") return false;
  const rest = words.bytes.subarray(wordEnd(words, words.count - 1));
  const last = rest.at(-1);
  // To BIND a CR does not end a comment.
  return last !== lineFeed && (last !== carriageReturn || rest.includes(semicolon));
}

const longestKeyword = "$GENERATE".length;

/** The first word in capitals. */
export function keywordOf({ scan: { words } }: OpenText): string {
  const end = Math.min(words.ends[0]!, words.starts[0]! + longestKeyword + 1);
  let keyword = "";
  for (let i = words.starts[0]!; i < end; i++) keyword += String.fromCharCode(words.bytes[i]!);
  return keyword.toUpperCase();
}
