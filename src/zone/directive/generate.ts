import { printable } from "../../text/printable.js";
import { readHead } from "../entry.js";
import { addProblem, type OpenText, type Reading, shownWord, spanOfWords } from "../reading.js";
import { wordEnd, wordStart } from "../scanner.js";
import { quoted, type Words } from "../words.js";
import type { Nested } from "./nested.js";
import { templateOf } from "./template.js";

// BIND has no limit; a slip in the range would fill the memory.
const maxRecords = 2 ** 20;
const maxBytes = 2 ** 26;
const tooMuch = `over ${maxRecords} records or 64 MiB of text from $GENERATE in one zone`;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const opening = 0x28;
const closing = 0x29;
const semicolon = 0x3b;

const rangeWord = 1;
const ownerWord = 2;
const fewestWords = 5;

const form =
  "The form is: $GENERATE start-stop[/step] owner [TTL] [class] type rdata, where rdata of several words stands in quotes. " +
  "No record is made.";

/**
 * $GENERATE (BIND 9): makes the text of its records, which is then read like any other; everything in it is reported
 * at the directive.
 */
export function readGenerate(reading: Reading, text: OpenText): Nested | undefined {
  const { words } = text.scan;
  const fail = (word: number, reason: string) => {
    addProblem(reading, spanOfWords(text, word), reason, form);
    return undefined;
  };
  if (words.count < fewestWords) return fail(0, "$GENERATE without all of its words");
  const range = words.flags[rangeWord]! & quoted ? undefined : rangeOf(octetsOf(text, rangeWord));
  if (!range) return fail(rangeWord, `not a range: ${shownWord(text, rangeWord)}`);
  if (words.flags[ownerWord]! & quoted) return fail(ownerWord, "the owner stands without quotes");
  const fault = readHead(words, ownerWord, reading.head);
  if (fault) return fail(fault.word, fault.reason);
  const rdataWord = words.next;
  if (rdataWord >= words.count) return fail(rdataWord - 1, "$GENERATE without rdata");
  if (rdataWord + 1 < words.count) return fail(rdataWord + 1, "extra word after the rdata");
  // BIND reads the rdata that it makes while the parenthesis is still open, and refuses it.
  if (isInParentheses(words, rdataWord)) return fail(rdataWord, "the rdata of $GENERATE stands without parentheses");
  const owner = templateOf(octetsOf(text, ownerWord));
  const rdata = templateOf(rdataOf(text, rdataWord));
  if (!owner || !rdata) return fail(owner ? rdataWord : ownerWord, "not the form {offset,width,base} after $");
  const between = Array.from({ length: rdataWord - 3 }, (_, i) => octetsOf(text, i + 3)).join(" ");
  if (range.rest !== "") {
    const help = "Take it away, or write the range that is meant: BIND overlooks it, and so its records are made here.";
    addProblem(reading, spanOfWords(text, rangeWord), `${printable(range.rest)} after the range`, help);
  }
  const made = expanded(reading, range, (value) => `${owner(value)} ${between} ${rdata(value)}\r\n`);
  if (!made) return fail(rangeWord, tooMuch);
  const directive = spanOfWords(text, 0, words.count - 1);
  return { source: { path: text.source.path, bytes: made, encoding: "utf-8", expandedFrom: directive } };
}

interface Range {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  /** What follows, which BIND overlooks. */
  readonly rest: string;
}

function rangeOf(text: string): Range | undefined {
  const match = /^\+?(\d+)-\+?(\d+)(?!\d)(?:\/\+?(\d+)|(?!\/))(.*)$/s.exec(text);
  if (!match) return undefined;
  const [start, stop, step] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)];
  if (start > stop || stop >= 2 ** 31 || step === 0) return undefined;
  return { start, stop, step, rest: match[4] as string };
}

function expanded(
  reading: Reading,
  { start, stop, step }: Range,
  line: (value: number) => string,
): Uint8Array | undefined {
  reading.generatedRecords += Math.floor((stop - start) / step) + 1;
  if (reading.generatedRecords > maxRecords) return undefined;
  let text = "";
  for (let value = start; value <= stop; value += step) {
    text += line(value);
    if (reading.generatedBytes + text.length > maxBytes) return undefined;
  }
  reading.generatedBytes += text.length;
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** The rdata, which can stand in quotes as a whole: there BIND takes the backslash away from a quote, and from nothing else. */
function rdataOf(text: OpenText, word: number): string {
  const octets = octetsOf(text, word);
  return text.scan.words.flags[word]! & quoted
    ? octets.replace(/\\(.)/gs, (pair, next) => (next === '"' ? next : pair))
    : octets;
}

/** Whether a parenthesis is open in front of a word of the entry. */
function isInParentheses(words: Words, word: number): boolean {
  let open = 0;
  for (let i = 0; i < word; i++) {
    // Between words there are blanks, line ends, parentheses and comments alone.
    let inComment = false;
    for (let at = wordEnd(words, i); at < wordStart(words, i + 1); at++) {
      const byte = words.bytes[at]!;
      if (byte === lineFeed || byte === carriageReturn) inComment = false;
      else if (byte === semicolon) inComment = true;
      else if (!inComment && byte === opening) open++;
      else if (!inComment && byte === closing) open--;
    }
  }
  return open > 0;
}

/** A word as it stands, escapes and all: one UTF-16 unit for each octet. */
function octetsOf({ scan: { words } }: OpenText, word: number): string {
  let text = "";
  for (let i = words.starts[word]!; i < words.ends[word]!; i++) text += String.fromCharCode(words.bytes[i]!);
  return text;
}
