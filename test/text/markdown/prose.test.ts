import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { codeSpan, zoneCode } from "../../../src/text/markdown/code-span.js";
import { prose } from "../../../src/text/markdown/prose.js";
import { printable } from "../../../src/text/printable.js";
import { spec } from "../../fix/zone-text.js";

const markdown = new MarkdownIt({ html: true, linkify: true });

/** The leaves of what a list with one item is made of. */
function leaves(text: string) {
  const blocks = markdown.parse(`- ${text}\n`, {});
  const shape = blocks.map(({ type }) => type).join(" ");
  return { shape, inline: blocks.flatMap(({ children }) => children ?? []) };
}

const oneItem =
  "bullet_list_open list_item_open paragraph_open inline paragraph_close list_item_close bullet_list_close";

const traps = fc.constantFrom(
  "[a](https://evil.example)",
  "![a](b)",
  "<b>",
  "<!--",
  "&amp;",
  "`x`",
  "``",
  "**x**",
  "_x_",
  "_autodiscover._tcp",
  "~~x~~",
  "# x",
  "1. x",
  "10)",
  "-",
  "+",
  "===",
  "---",
  "|",
  "https://companyb.com/,",
  "www.companyb.com",
  "(www.companyb.com)",
  "admin@companyb.com",
  "\\",
  "a\\",
  ":x:",
  "@team",
  "#12",
  "$x$",
  "<https://evil.example>",
  "javascript:alert(1)",
  "\u202E",
  '("Allow").',
);
const sentence = fc
  .array(fc.oneof(traps, fc.string(), fc.string({ unit: "grapheme" })), { minLength: 1, maxLength: 5 })
  .map((words) => words.join(" "))
  .filter((text) => text.trim() !== "");

test("a sentence is shown as it is, and is nothing but text and code", () => {
  fc.assert(
    fc.property(sentence, (text) => {
      const { shape, inline } = leaves(prose(text));
      const words = (one: string) => one.split(/[ \u00a0]+/).filter((word) => word.trim() !== "");
      expect(shape).toBe(oneItem);
      expect(
        [...new Set(inline.map(({ type }) => type))].filter((type) => !/^(?:text|code_inline)$/.test(type)),
      ).toEqual([]);
      expect(words(inline.map(({ content }) => content).join(""))).toEqual(words(printable(text)));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["Add first; wait 1 hour (RFC 2308 §5).", "Add first; wait 1 hour (RFC 2308 §5)."],
  ["https://companyb.com/ is asked first", "`https://companyb.com/` is asked first"],
  ["delete _autodiscover._tcp, then wait", "delete `_autodiscover._tcp`, then wait"],
  ["- x", "\\- x"],
  ["1. x", "1\\. x"],
])("%s", (text, shown) => {
  expect(prose(text)).toBe(shown);
});

test("a code span holds backticks, also at its ends", () => {
  for (const text of ["a", "`", "`a", "a``b`", " a", "a ", "a\\"]) {
    expect(leaves(codeSpan(text)).inline.map(({ type, content }) => [type, content])).toEqual([["code_inline", text]]);
  }
});

test("what a cell cannot hold is an escape of a zone file, which reads as the same record", () => {
  const line = 'x.example. 60 IN TXT "a | b  c ` d"';
  const shown = zoneCode('"a | b  c ` d"');
  expect(shown).toBe('`"a \\124 b \\032c \\096 d"`');
  expect(spec(`x.example. 60 IN TXT ${shown.slice(1, -1)}`)).toEqual(spec(line));
});
