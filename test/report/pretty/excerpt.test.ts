import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerpt } from "../../../src/report/pretty/excerpt.js";
import { plainTheme } from "../../../src/report/theme.js";
import { displayWidth } from "../../../src/report/width.js";
import type { SourceFile, Span } from "../../../src/text/source.js";

const encoder = new TextEncoder();

function spanIn(text: string, marked: string): Span {
  const source: SourceFile = { path: "a.zone", bytes: encoder.encode(text), encoding: "utf-8" };
  const start = encoder.encode(text.slice(0, text.indexOf(marked))).length;
  return { source, start, end: start + encoder.encode(marked).length };
}

describe("the caret stands under exactly the span", () => {
  test.each([
    ["plain", "www IN A 192.0.2.1\n", "192.0.2.1", ["  1 | www IN A 192.0.2.1", "    |          ^^^^^^^^^"]],
    ["second line", "a\nwww\n", "www", ["  2 | www", "    | ^^^"]],
    ["tabs", "www\tIN\tA\n", "IN", ["  1 | www     IN      A", "    |         ^^"]],
    ["wide characters", "; 日本 x\n", "x", ["  1 | ; 日本 x", "    |        ^"]],
    ["combining characters", "; e\u0301 x\n", "x", ["  1 | ; e\u0301 x", "    |     ^"]],
    ["a span of nothing", "www\n", "", ["  1 | www", "    | ^"]],
    ["escapes of hostile bytes", "a\u001b[31m x\n", "x", ["  1 | a\\u001b[31m x", "    |             ^"]],
    ["the end of the file without a line end", "www IN", "IN", ["  1 | www IN", "    |     ^^"]],
  ])("%s", (_, text, marked, lines) => {
    expect(excerpt(spanIn(text, marked), plainTheme)).toEqual(lines);
  });

  test.each(["", "\n", " \nwww\n"])("nothing is shown where there is nothing to read: %j", (text) => {
    expect(excerpt(spanIn(text, ""), plainTheme)).toEqual([]);
  });

  test("an entry over a few lines shows them, one over many lines its first", () => {
    const few = "@ SOA a. b. (\n  1 2\n  3 4 5 )\n";
    expect(excerpt(spanIn(few, few.slice(2, -1)), plainTheme)).toEqual([
      "  1 | @ SOA a. b. (",
      "    |   ^^^^^^^^^^^",
      "  2 |   1 2",
      "    |   ^^^",
      "  3 |   3 4 5 )",
      "    |   ^^^^^^^",
    ]);
    const many = "@ SOA a. b. (\n  1\n  2\n  3 4 5 )\n";
    expect(excerpt(spanIn(many, many.slice(2, -1)), plainTheme)).toEqual([
      "  1 | @ SOA a. b. (",
      "    |   ^^^^^^^^^^^",
      "    | ...",
    ]);
  });
});

test.each([300, 4096, 100_000])("a line of twice %i letters is cut around the caret", (length) => {
  const text = `t TXT "${"x".repeat(length)}MARK${"y".repeat(length)}"\n`;
  const [line = "", marks = ""] = excerpt(spanIn(text, "MARK"), plainTheme);
  expect(displayWidth(line)).toBeLessThanOrEqual(plainTheme.width);
  expect(line.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("MARK");
  expect(line).toMatch(/^ {2}1 \| \.\.\.x+MARKy+\.\.\.$/);
});

test("a span that is longer than the room is marked as far as it is shown", () => {
  const text = `t TXT "${"x".repeat(300)}"\n`;
  const [line = "", marks = ""] = excerpt(spanIn(text, "x".repeat(300)), plainTheme);
  expect(displayWidth(line)).toBeLessThanOrEqual(plainTheme.width);
  expect(displayWidth(marks)).toBeLessThanOrEqual(plainTheme.width);
});

test("nothing is shown of a binary file", () => {
  const source: SourceFile = { path: "a.cer", bytes: Uint8Array.of(0x30, 0x82, 0, 1, 0xff, 0xfe), encoding: "utf-8" };
  expect(excerpt({ source, start: 0, end: 0 }, plainTheme)).toEqual([]);
});

test("any text and any span give lines of the width without control characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(), fc.nat(), (text, a, b) => {
      const bytes = encoder.encode(text);
      const [start = 0, end = 0] = [a, b].map((n) => n % (bytes.length + 1)).sort((x, y) => x - y);
      for (const line of excerpt({ source: { path: "a", bytes, encoding: "utf-8" }, start, end }, plainTheme)) {
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(displayWidth(line)).toBeLessThanOrEqual(plainTheme.width + 1);
      }
    }),
  );
});
