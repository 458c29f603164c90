import { printable } from "../printable.js";
import { codeSpan } from "./code-span.js";

// Emphasis, links, HTML, entities, tables, mathematics, mentions, numbers of issues, addresses, names of emoji.
const meaning = /[\\`*_{}[\]<>|~&$@#^]|:\/\/|:[\w+-]+:|^\W*www\./i;
// What opens a list or underlines a heading when it is the first word of its line.
const opening = /^(?:[-+=]|\d+[.)])/;

/** A sentence as Markdown shows it: words that mean something to Markdown, or to a page that shows it, as code. */
export function prose(sentence: string): string {
  return printable(sentence).split(" ").map(word).join(" ");
}

function word(text: string): string {
  if (!meaning.test(text)) return opening.test(text) ? text.replace(/^\d*/, "$&\\") : text;
  const [, before = "", inside = "", after = ""] = /^(["'(]*)(.*?)([.,:;)"']*)$/.exec(text) ?? [];
  return inside === "" ? codeSpan(text) : `${before}${codeSpan(inside)}${after}`;
}
