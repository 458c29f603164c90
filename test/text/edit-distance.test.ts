import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { damerauLevenshtein } from "../../src/text/edit-distance.js";

test.each([
  ["", "", 0],
  ["", "abc", 3],
  ["autodiscover", "autodiscover", 0],
  ["autdiscover", "autodiscover", 1],
  ["autodiscovery", "autodiscover", 1],
  ["autodsicover", "autodiscover", 1],
  ["kitten", "sitting", 3],
  // Two swapped letters with others between them: 3 and 4 under optimal string alignment.
  ["ca", "abc", 2],
  ["a cat", "an abct", 3],
])("%j to %j is %i", (one, other, distance) => expect(damerauLevenshtein(one, other)).toBe(distance));

describe("it is a distance", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), maxLength: 7 });
  const between = damerauLevenshtein;

  test("zero for equal words alone, and the same from both ends", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(between(a, b) === 0).toBe(a === b);
        expect(between(a, b)).toBe(between(b, a));
        expect(between(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(between(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  test("no way round is shorter", () => {
    fc.assert(fc.property(word, word, word, (a, b, c) => between(a, c) <= between(a, b) + between(b, c)));
  });

  test("one slip is one", () => {
    const slip = fc.tuple(word, fc.nat(), fc.constantFrom("insert", "drop", "replace", "swap"));
    fc.assert(
      fc.property(slip, ([text, place, kind]) => {
        const at = place % (text.length + 1);
        const [head, tail] = [text.slice(0, at), text.slice(at)];
        const slipped = {
          insert: `${head}x${tail}`,
          drop: head + tail.slice(1),
          replace: tail === "" ? text : `${head}x${tail.slice(1)}`,
          swap: tail.length < 2 ? text : head + tail.charAt(1) + tail.charAt(0) + tail.slice(2),
        }[kind];
        expect(between(text, slipped)).toBe(slipped === text ? 0 : 1);
      }),
    );
  });
});
