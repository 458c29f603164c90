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
  readonly at: Span;
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
  body: Span | undefined;
  start: number;
}

/**
 * The statements of a stretch of text, nested ones passed over with the braces that hold them. Never ends early: what is
 * wrong is reported, and reading goes on after it.
 */
export function* statementsIn({ source, start, end }: Span, report: (fault: ConfFault) => void): Generator<Statement> {
  const { bytes } = source;
  let draft: Draft = { words: [], body: undefined, start };
  const spanOf = (token: Token): Span => ({ source, start: token.start, end: token.end });
  const finished = (to: number): Statement[] => {
    const { words, body, start: from } = draft;
    draft = { words: [], body: undefined, start: to };
    const at = { source, start: words[0]?.at.start ?? from, end: to };
    return words.length > 0 || body ? [{ words, ...(body && { body }), at }] : [];
  };
  for (let at = start; ; ) {
    const token = tokenAt(bytes, at, end);
    at = token.end;
    if (token.open) report(unclosed(token.open, spanOf(token)));
    if (token.kind === "end") {
      const rest = finished(end);
      if (rest[0]) report(missingEnd(rest[0].at, "the text ends"));
      yield* rest;
      return;
    }
    if (token.kind === ";") yield* finished(token.end);
    else if (token.kind === "}") report(strayBrace(spanOf(token)));
    else if (token.kind === "{") {
      const close = closingBrace(bytes, token.end, end);
      if (close === undefined) report(unclosed("brace", spanOf(token)));
      draft.body ??= { source, start: token.end, end: close ?? end };
      at = close === undefined ? end : close + 1;
    } else {
      const word = { text: tokenText(bytes, token), at: spanOf(token) };
      if (isComplete(draft)) {
        report(missingEnd({ source, start: token.start, end: token.end }, shown(word.text)));
        yield* finished(token.start);
      }
      if (draft.words.length < mostWords) draft.words.push(word);
    }
  }
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
