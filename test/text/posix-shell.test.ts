import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { shellWord } from "../../src/text/posix-shell.js";

test.each([
  ["request.key", "request.key"],
  ["keys/a b", "'keys/a b'"],
  ["it's", `'it'\\''s'`],
  ["-key", "'-key'"],
  ["", "''"],
])("%s", (text, word) => expect(shellWord(text)).toBe(word));

test("a shell gives every word back", () => {
  const words = fc.sample(fc.string({ minLength: 1, maxLength: 20, unit: "grapheme-ascii" }), { numRuns: 50, seed: 3 });
  const script = `printf '%s\\n' ${words.map(shellWord).join(" ")}`;
  expect(execFileSync("sh", ["-c", script]).toString().split("\n").slice(0, -1)).toEqual(words);
});
