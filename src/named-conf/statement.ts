import { markLength } from "../text/position.js";
import type { SourceFile, Span } from "../text/source.js";
import { type Token, tokenAt, tokenText } from "./token.js";

/** A word or quoted string, and where it stands. */
export interface Stated {
  readonly text: string;
  readonly at: Span;
}

/** A statement of named.conf: the words before its `;`, and what its first braces hold. */
export interface Statement {
  readonly words: readonly Stated[];
  /** Without the braces. */
  readonly body?: Span;
}

/** What is wrong with a configuration: where, a sentence without capital and full stop, and what to do. */
export interface ConfFault {
  readonly at: Span;
  readonly reason: string;
  readonly help: string;
}

/** Statements that end after so many words: a further word means that the `;` was forgotten. */
const wordCounts: ReadonlyMap<string, number> = new Map([
  ["type", 2],
  ["file", 2],
  ["include", 2],
  ["directory", 2],
  ["in-view", 2],
]);

/** Statements whose braces are the end of them. */
const endingInBraces = new Set(["zone", "view", "options", "acl", "key", "logging", "server", "controls"]);

// The longest statement that is looked at has four words; a hostile text has a million.
const mostWords = 64;

/** The keyword of a statement, in lower case as BIND takes it in any. */
export function keywordOf({ words: [first] }: Statement): string {
  return first?.text.toLowerCase() ?? "";
}

/** A text but for its byte order mark. */
export function wholeOf(source: SourceFile): Span {
  return { source, start: markLength(source.bytes), end: source.bytes.length };
}

interface Draft {
  readonly words: Stated[];
  body?: Span;
}

/**
 * The statements of a stretch of text, nested ones passed over with the braces that hold them. Never ends early: what is
 * wrong is reported, and reading goes on after it.
 */
export function* statementsIn({ source, start, end }: Span, report: (fault: ConfFault) => void): Generator<Statement> {
  let draft: Draft = { words: [] };
  // What is never closed reaches to the end: nobody has to be told that a ; is missing there as well.
  let isOpen = false;
  for (let at = start; ; ) {
    const token = tokenAt(source.bytes, at, end);
    const here = { source, start: token.start, end: token.end };
    at = token.end;
    if (token.open) {
      isOpen = true;
      report(unclosed(token.open, here));
    }
    if (token.kind === "{") {
      const close = closingBrace(source.bytes, token.end, end);
      if (close === undefined) {
        isOpen = true;
        report(unclosed("brace", here));
      }
      draft.body ??= { source, start: token.end, end: close ?? end };
      at = close === undefined ? end : close + 1;
    } else if (token.kind === "}") report(strayBrace(here));
    else {
      const word = wordOf(token, here);
      if (word ? isComplete(draft) : token.kind === "end" && !isOpen && !isEmpty(draft)) {
        report(word ? missingEnd(here, shown(word.text)) : missingEnd(draft.words[0]?.at ?? here, "the text ends"));
        yield* finished(draft);
        draft = { words: [] };
      } else if (!word) {
        yield* finished(draft);
        draft = { words: [] };
      }
      if (token.kind === "end") return;
      if (word && draft.words.length < mostWords) draft.words.push(word);
    }
  }
}

function wordOf(token: Token, at: Span): Stated | undefined {
  return token.kind === "word" || token.kind === "string" ? { text: tokenText(at.source.bytes, token), at } : undefined;
}

function isEmpty({ words, body }: Draft): boolean {
  return words.length === 0 && !body;
}

function finished(draft: Draft): Statement[] {
  return isEmpty(draft) ? [] : [draft];
}

function isComplete({ words, body }: Draft): boolean {
  const keyword = words[0]?.text.toLowerCase() ?? "";
  return body ? endingInBraces.has(keyword) : words.length === wordCounts.get(keyword);
}

/** Where the brace closes that was opened before `from`; undefined when it does not. */
function closingBrace(bytes: Uint8Array, from: number, to: number): number | undefined {
  let depth = 1;
  for (let at = from; ; ) {
    const token = tokenAt(bytes, at, to);
    at = token.end;
    if (token.kind === "end") return undefined;
    if (token.kind === "{") depth++;
    else if (token.kind === "}" && --depth === 0) return token.start;
  }
}

const closings = { quote: '"', comment: "*/", brace: "}" } as const;

function unclosed(what: keyof typeof closings, at: Span): ConfFault {
  return {
    at,
    reason: `this ${what} is never closed`,
    help: `Close it with ${closings[what]}; until then nothing after it can be relied on.`,
  };
}

function strayBrace(at: Span): ConfFault {
  return { at, reason: "this brace closes none that is open", help: "Take it away, or open one before it." };
}

function missingEnd(at: Span, before: string): ConfFault {
  return { at, reason: `a ; is missing before ${before}`, help: "End every statement with ; as named wants it." };
}

const shownLength = 40;

/** A word for a message; who shows it makes it printable. */
export function shown(text: string): string {
  return `"${text.length > shownLength ? `${text.slice(0, shownLength)}…` : text}"`;
}
