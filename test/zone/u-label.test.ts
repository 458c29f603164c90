import { domainToUnicode } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toALabel } from "../../src/zone/name.js";
import { withULabels } from "../../src/zone/u-label.js";

test.each([
  ["xn--mller-kva.example", "m\u00fcller.example"],
  ["*.xn--mller-kva.example", "*.m\u00fcller.example"],
  ["xn--fa-hia.xn--p1ai", "fa\u00df.\u0440\u0444"],
  ["xn--1lqs71d.example", "\u6771\u4eac.example"],
  ["mail.contoso.com", "mail.contoso.com"],
])("%s", (name, readable) => {
  expect(withULabels(name)).toBe(readable);
  if (!name.startsWith("*")) expect(domainToUnicode(name)).toBe(readable);
});

describe("what is no Punycode stays as it is", () => {
  test.each([
    "xn--",
    "xn--\u00fc",
    "xn--a-ecp!",
    "xn--99999999",
    `xn--${"9".repeat(59)}`,
    `xn--${"a".repeat(100)}`,
    "xn--a b",
  ])("%s", (name) => {
    expect(withULabels(name)).toBe(name);
  });

  test("nothing throws", () => {
    fc.assert(fc.property(fc.string({ maxLength: 70 }), (text) => typeof withULabels(`xn--${text}`) === "string"));
  });
});

test("labels come back from their A-labels", () => {
  const letter = fc.constantFrom(..."abc0\u00e4\u00f6\u00fc\u00df\u00e9\u0440\u0444\u4eac\u6771\uae40");
  fc.assert(
    fc.property(fc.array(letter, { minLength: 1, maxLength: 15 }), (letters) => {
      const label = letters.join("").normalize("NFC");
      const encoded = toALabel(label);
      fc.pre(encoded !== undefined);
      expect(withULabels(encoded as string)).toBe(label);
    }),
  );
});
