import type { Span } from "../../text/source.js";
import { octetString } from "../field/string.js";
import { fieldSpan } from "../layout-of.js";
import type { ResourceRecord } from "../record.js";
import { beginsTagList } from "./policy-text.js";

/** A text without quotes that a semicolon ends: what stands behind it is a comment, and was meant as a part of the text. */
export interface CutOff {
  /** From the first word of the text to the end of what was cut off. */
  readonly at: Span;
  /** What was cut off, from behind the semicolon. */
  readonly rest: string;
  /** The whole text as it was meant; undefined where the entry goes over several lines, so that its end cannot be told. */
  readonly meant?: string;
}

const tag = /^[ \t]*[a-z][a-z0-9_]*[ \t]*=/i;

/**
 * Tells whether a TXT record lost its tags to a comment: its first word is a version that wants tags, and the comment
 * behind it begins with one.
 */
export function tagsCutOff(record: ResourceRecord<"TXT">): CutOff | undefined {
  const { strings } = record.data;
  if (!beginsTagList((strings[0] ?? "").replace(/;$/, ""))) return undefined;
  const { source, start } = fieldSpan(record, "strings");
  const line = octetString(source.bytes, start, lineEnd(source.bytes, start));
  const [, before = "", comment = ""] = /^((?:[^;"\\]|\\.)*);(.*)$/.exec(line) ?? [];
  if (!tag.test(comment)) return undefined;
  const rest = tagsIn(comment);
  const said = strings.join(" ");
  // Once the text is put right, the comment still stands behind it.
  if (said.includes(rest)) return undefined;
  const isOneLine = record.span.end <= start + before.length && !hasParenthesis(record.span, start);
  return {
    at: { source, start, end: start + before.length + 1 + comment.trimEnd().length },
    rest,
    ...(isOneLine && { meant: `${said}${said.endsWith(";") ? "" : ";"} ${rest}` }),
  };
}

/** The tags at the start of a comment, single blanks between them; another comment can stand behind them. */
function tagsIn(comment: string): string {
  const parts = comment.split(";");
  const end = parts.findIndex((part) => !tag.test(part));
  const tags = (end < 0 ? parts : parts.slice(0, end)).map((part) => part.trim());
  return tags.join("; ");
}

function lineEnd(bytes: Uint8Array, from: number): number {
  let i = from;
  while (i < bytes.length && bytes[i] !== 0x0a && bytes[i] !== 0x0d) i++;
  return i;
}

function hasParenthesis({ source, start }: Span, end: number): boolean {
  return source.bytes.subarray(start, end).includes(0x28);
}
