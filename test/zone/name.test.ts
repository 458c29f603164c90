import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { below, isAtOrBelow, isBelow, labelsOf, parentOf, root, toName, withoutDot } from "../../src/zone/name.js";
import { nameOf } from "../zone-from-text.js";

describe("a name from outside", () => {
  test.each([
    ["Mail.Contoso.COM", "mail.contoso.com."],
    ["mail.contoso.com.", "mail.contoso.com."],
    [".", "."],
    ["_autodiscover._tcp.contoso.com", "_autodiscover._tcp.contoso.com."],
    ["*.contoso.com", "*.contoso.com."],
    ["bücher.example", "xn--bcher-kva.example."],
    ["BÜCHER.example", "xn--bcher-kva.example."],
    ["straße.example", "xn--strae-oqa.example."], // UTS 46 non-transitional: ß stays
    ["a\\.b.example", "a\\.b.example."],
    ["a\\046b.example", "a\\.b.example."],
    ["a\\\\.example", "a\\\\.example."],
    ["a\\\\.", "a\\\\."],
    ["under score.example", "under\\032score.example."],
    [`${"a".repeat(63)}.example`, `${"a".repeat(63)}.example.`],
    // None:
    ["", undefined],
    ["a..b", undefined],
    [".example", undefined],
    [`${"a".repeat(64)}.example`, undefined],
    [`${"a.".repeat(127)}a`, undefined],
    ["a\\", undefined],
    ["a\\999.example", undefined],
    ["über。example", undefined],
  ])("%s", (text, name) => {
    expect(toName(text)).toBe(name);
  });

  test("is the same when read again, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const name = toName(text);
        if (name) expect(toName(name)).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("labels", () => {
  const name = nameOf("a\\.b.c.example");
  test("an escaped dot divides nothing", () => {
    expect(labelsOf(name)).toEqual(["a\\.b", "c", "example"]);
    expect(parentOf(name)).toBe("c.example.");
    expect(isAtOrBelow(name, nameOf("b.c.example"))).toBe(false);
    expect(isBelow(name, nameOf("c.example"))).toBe(true);
  });
  test("the root is above everything and its own parent", () => {
    expect(parentOf(root)).toBe(root);
    expect(parentOf(nameOf("example"))).toBe(root);
    expect(isBelow(nameOf("example"), root)).toBe(true);
    expect(labelsOf(root)).toEqual([]);
    expect(below("a", root)).toBe("a.");
    expect(withoutDot(root)).toBe(".");
  });
  test("a name whose end is alike is not below", () => {
    expect(isAtOrBelow(nameOf("mycontoso.com"), nameOf("contoso.com"))).toBe(false);
  });
});
