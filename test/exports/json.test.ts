import fc from "fast-check";
import { expect, test } from "vitest";
import { readJson } from "../../src/exports/json.js";
import type { Tree } from "../../src/exports/tree.js";
import { sourceFromText } from "../zone-from-text.js";

function plain(tree: Tree): unknown {
  if (tree.kind === "scalar") return tree.value;
  if (tree.kind === "list") return tree.items.map(plain);
  return Object.fromEntries(tree.members.map(({ key, value }) => [key, plain(value)]));
}

/** The text of every value, cut out of the source. */
function* texts(tree: Tree): Iterable<[unknown, string]> {
  const { source, start, end } = tree.at;
  yield [plain(tree), new TextDecoder("utf-8", { ignoreBOM: true }).decode(source.bytes.subarray(start, end))];
  if (tree.kind === "list") for (const item of tree.items) yield* texts(item);
  if (tree.kind === "dictionary") for (const { value } of tree.members) yield* texts(value);
}

const value = fc.jsonValue({ maxDepth: 4 }).filter((one) => !JSON.stringify(one).includes("__proto__"));

test("is read as JSON.parse reads it, every value with its place", () => {
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 2), fc.constantFrom("", "\ufeff"), (one, indent, mark) => {
      const text = JSON.stringify(one, null, indent);
      const tree = readJson(sourceFromText(mark + text));
      if (!("kind" in tree)) throw new Error(tree.reason);
      expect(plain(tree)).toEqual(JSON.parse(text));
      for (const [read, written] of texts(tree)) expect(JSON.parse(written)).toEqual(read);
    }),
  );
});

const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'{}[],:"\\0123aé\u{1f600} \n-.e') }),
  fc.tuple(value, fc.nat(), fc.string({ maxLength: 2 })).map(([one, at, put]) => {
    const text = JSON.stringify(one);
    return text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1);
  }),
);

test("is refused where JSON.parse refuses it", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const tree = readJson(sourceFromText(text));
      expect("kind" in tree).toBe(parses(text));
    }),
    { numRuns: 1000 },
  );
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test.each([
  ["", 0, "this is no JSON: a value is expected here"],
  ['{"a" 1}', 5, "this is no JSON: a colon is expected here"],
  ["[1 2]", 3, "this is no JSON: a comma or ] is expected here"],
  ["[1", 2, "this is no JSON: ] is missing"],
  ["{} x", 3, "something follows where the JSON has ended"],
  ["[".repeat(1e5), 65, "values nest more than 64 deep"],
])("%s", (text, start, reason) => {
  expect(readJson(sourceFromText(text))).toMatchObject({ at: { start }, reason });
});
