import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printable } from "../../src/text/printable.js";

describe("printable", () => {
  test.each<[text: string, shown: string]>([
    ["plain, m\u00fcller, \u{1f600}", "plain, m\u00fcller, \u{1f600}"],
    ["\u001b[31mred", "\\u001b[31mred"],
    ["\u009b31m", "\\u009b31m"],
    ["a\tb\nc\rd\0", "a\\u0009b\\u000ac\\u000dd\\u0000"],
    ["\u202egnp.exe", "\\u202egnp.exe"],
    ["\u2066x\u2069\u200f\u061c", "\\u2066x\\u2069\\u200f\\u061c"],
    ["a\u200bb\ufeffc\u00add", "a\\u200bb\\ufeffc\\u00add"],
    ["\u2028\u2029", "\\u2028\\u2029"],
    ["\ud83d x", "\\ud83d x"],
    ["\u{e0041}", "\\u{e0041}"],
  ])("%j", (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test("takes each character of Latin-1 for what Unicode says it is", () => {
    const characters = Array.from({ length: 0x100 }, (_, code) => String.fromCharCode(code));
    const changed = characters.filter((character) => printable(character) !== character);
    expect(changed).toEqual(characters.filter((character) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(character)));
  });

  test("leaves nothing that could steer a terminal", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const steering = /[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/u;
        expect(printable(text)).not.toMatch(steering);
      }),
    );
  });
});
