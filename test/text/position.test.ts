import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineText, positionAt, resolveSpan } from "../../src/text/position.js";
import type { SourceFile } from "../../src/text/source.js";

function sourceOf(text: string): SourceFile {
  return { path: "x", bytes: new TextEncoder().encode(text), encoding: "utf-8" };
}

describe("positionAt", () => {
  test.each<[text: string, offset: number, line: number, column: number]>([
    ["ab\ncd", 0, 1, 1],
    ["ab\ncd", 2, 1, 3],
    ["ab\ncd", 3, 2, 1],
    ["ab\ncd", 5, 2, 3],
    ["ab\rcd", 3, 2, 1],
    ["ab\r\ncd", 3, 1, 4],
    ["ab\r\ncd", 4, 2, 1],
    ["\n\r\n\r", 4, 4, 1],
    ["\u00fcb", 2, 1, 2],
    ["\u{1f600}b", 4, 1, 3],
    ["\ufeffab", 3, 1, 1],
    ["\ufeffab", 4, 1, 2],
    ["\ufeffab", 0, 1, 1],
    ["", 0, 1, 1],
    ["ab", 99, 1, 3],
    ["ab", -1, 1, 1],
  ])("%j at %d", (text, offset, line, column) => {
    expect(positionAt(sourceOf(text), offset)).toMatchObject({ line, column });
  });

  test("agrees with a plain count over any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\u00fc", "\u{1f600}", "\t"), maxLength: 40 }),
        (text) => {
          const source = sourceOf(text);
          let offset = 0;
          let before = "";
          for (const char of text) {
            const lines = before.split(/\r\n|\r(?!$)|\r(?=$)|\n/);
            const inPair = before.endsWith("\r") && char === "\n";
            const expected = inPair
              ? undefined
              : { line: lines.length, column: (lines.at(-1) as string).length + 1, offset };
            if (expected) expect(positionAt(source, offset)).toEqual(expected);
            offset += new TextEncoder().encode(char).length;
            before += char;
          }
        },
      ),
    );
  });

  test("text that a directive made is at the directive", () => {
    const file = sourceOf("a\n $GENERATE x\n");
    const at = { source: file, start: 3, end: 14 };
    const made: SourceFile = { ...sourceOf("h1\nh2\n"), expandedFrom: at };
    expect(positionAt(made, 4)).toEqual({ line: 2, column: 2, offset: 3 });
    expect(resolveSpan({ source: made, start: 3, end: 4 })).toEqual(at);
    expect(resolveSpan(at)).toBe(at);
  });
});

describe("lineText", () => {
  const source = sourceOf("\ufeffab\r\nc\u00fc\rd\n\n");

  test.each([
    [1, "ab"],
    [2, "c\u00fc"],
    [3, "d"],
    [4, ""],
    [5, ""],
    [9, ""],
    [0, ""],
  ])("line %d", (line, text) => {
    expect(lineText(source, line)).toBe(text);
  });

  test("bytes that are no UTF-8 are shown as U+FFFD", () => {
    expect(lineText({ path: "x", bytes: Uint8Array.of(0x61, 0xfc, 0x62), encoding: "utf-8" }, 1)).toBe("a\ufffdb");
  });
});
