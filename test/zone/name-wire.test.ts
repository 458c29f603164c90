import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toName } from "../../src/zone/name.js";
import { nameFault, nameFromWire, nameRoom, wireLength, writeName, writtenName } from "../../src/zone/name-wire.js";
import { domainName } from "./written.js";

const origin = wire("\u0007example\u0000");
const label63 = "a".repeat(63);

describe("writeName", () => {
  test.each([
    ["@", "\u0007example\u0000"],
    [".", "\u0000"],
    ["a.", "\u0001a\u0000"],
    ["a", "\u0001a\u0007example\u0000"],
    ["A.b", "\u0001A\u0001b\u0007example\u0000"],
    ["\\@", "\u0001@\u0007example\u0000"],
    ["a\\.b.", "\u0003a.b\u0000"],
    ["\\046.", "\u0001.\u0000"],
    ["\\000\\255.", "\u0002\u0000\u00ff\u0000"],
    ["m\u00c3\u00bcller.", "\u0007m\u00c3\u00bcller\u0000"],
    [`${label63}.`, `?${label63}\u0000`],
  ])("%s", (text, expected) => {
    expect(written(text)).toEqual(wire(expected));
  });

  test.each([
    ["", "empty label"],
    ["a..b", "empty label"],
    [".a", "empty label"],
    ["..", "empty label"],
    [`${label63}a`, "label over 63 octets (RFC 1035 §2.3.4)"],
    [`${label63}.${label63}.${label63}.${"a".repeat(62)}.`, "name over 255 octets (RFC 1035 §2.3.4)"],
    [`${label63}.${label63}.${label63}.${"a".repeat(55)}`, "name over 255 octets (RFC 1035 §2.3.4)"],
    ["a".repeat(5000), "name over 255 octets (RFC 1035 §2.3.4)"],
  ])("refuses %s", (text, reason) => {
    expect(written(text)).toBe(reason);
  });

  test.each(["a\\", "a\\1", "a\\12", "a\\1b2", "a\\256"])("refuses the escape in %s", (text) => {
    expect(written(text)).toContain("escape");
  });

  test.each([
    `${label63}.${label63}.${label63}.${"a".repeat(61)}.`,
    `${label63}.${label63}.${label63}.${"a".repeat(53)}`,
  ])("takes 255 octets: %s", (text) => {
    expect(written(text)).toHaveLength(255);
  });
});

describe("names from wire form", () => {
  test.each([
    ["\u0000", ".", "."],
    ["\u0003WwW\u0007Example\u0000", "www.example.", "WwW.Example."],
    ["\u0003a.b\u0001*\u0000", "a\\.b.*.", "a\\.b.*."],
    ["\u0004\u0000\u0020\u007f$\u0000", "\\000\\032\\127\\$.", "\\000\\032\\127\\$."],
    ["\u0007m\u00c3\u00bcller\u0000", "xn--mller-kva.", "m\\195\\188ller."],
    ["\u0007M\u00c3\u009cller\u0000", "xn--mller-kva.", "M\\195\\156ller."],
    ["\u0002a\u00ff\u0000", "a\\255.", "a\\255."],
    // A fullwidth dot is no separator here: the label stays one.
    ["\u0005a\u00ef\u00bc\u008eb\u0000", "a\\239\\188\\142b.", "a\\239\\188\\142b."],
  ])("%j", (octets, judged, asWritten) => {
    expect(nameFromWire(wire(octets))).toBe(judged);
    expect(writtenName(wire(octets))).toBe(asWritten);
  });

  test("a name goes there and back", () => {
    fc.assert(
      fc.property(domainName, ({ text, octets }) => {
        const first = written(text);
        expect(first).toEqual(Uint8Array.from(octets));
        expect(written(writtenName(first as Uint8Array))).toEqual(first);
      }),
    );
  });

  test("a name for comparing is one that toName leaves as it is", () => {
    fc.assert(
      fc.property(domainName, ({ octets }) => {
        const name = nameFromWire(Uint8Array.from(octets));
        fc.pre(!name.endsWith("\\\\."));
        expect(toName(name)).toBe(name);
      }),
    );
  });
});

describe("wireLength", () => {
  test.each([
    ["\u0000", 0, 1],
    ["\u0001a\u0000rest", 0, 3],
    ["x\u0001a\u0000", 1, 3],
    ["", 0, -1],
    ["\u0001a", 0, -1],
    ["\u0003a\u0000", 0, -1],
    ["\u00c0\u0000", 0, -1],
    ["\u0040a\u0000", 0, -1],
    [`${"\u0001a".repeat(127)}\u0000`, 0, 255],
    [`${"\u0001a".repeat(128)}\u0000`, 0, -1],
  ])("%j from %i", (octets, from, length) => {
    expect(wireLength(wire(octets), from)).toBe(length);
  });
});

/** One octet for each UTF-16 unit. */
function wire(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** The name in wire form, or why it is none. */
function written(text: string): Uint8Array | string {
  const out = new Uint8Array(nameRoom);
  const bytes = wire(text);
  const length = writeName(bytes, 0, bytes.length, origin, out, 0);
  return length < 0 ? nameFault(length) : out.slice(0, length);
}
