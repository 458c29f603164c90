import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonPieces, jsonText } from "../../src/report/json-text.js";

test("what could steer a terminal is escaped", () => {
  expect(jsonText("\u001b\u0007\u009b\u202e\u2066\u007f\ufeff")).toBe(
    '"\\u001b\\u0007\\u009b\\u202e\\u2066\\u007f\\ufeff"',
  );
});

test("any value comes back equal, and no control or format character but the line feed is in the text", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: "binary" }), (value, text) => {
      const both = [value, text];
      expect(JSON.parse(jsonText(both))).toEqual(JSON.parse(JSON.stringify(both)));
      expect(jsonText(both).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test("in pieces it is the same text, of arrays that are iterated over too", () => {
  const member = fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()), fc.constant(undefined));
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "binary" }), member), (value) => {
      const iterated = Object.entries(value).map(([key, item]) => [key, Array.isArray(item) ? item.values() : item]);
      expect([...jsonPieces(Object.fromEntries(iterated))].join("")).toBe(jsonText(value));
    }),
  );
});
