import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { definite, octetsOf } from "../../src/certificate/ber.js";
import { readDer } from "../../src/certificate/der.js";
import { primitive, withOpenLengths } from "./open-lengths.js";

const leaf = fc
  .tuple(fc.constantFrom(0x02, 0x04, 0x05, 0x0c, 0x80), fc.uint8Array({ maxLength: 300 }))
  .map(([tag, content]) => primitive(tag, content) as Uint8Array);
const { tree } = fc.letrec<{ tree: Uint8Array }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc
      .tuple(fc.constantFrom(0x30, 0x31, 0xa0), fc.array(tie("tree"), { maxLength: 4 }))
      .filter(([, children]) => children.reduce((sum, child) => sum + child.length, 0) < 60_000)
      .map(([tag, children]) => primitive(tag, Buffer.concat(children)) as Uint8Array),
  ),
}));

describe("open lengths", () => {
  test("become the definite ones that they stand for", () => {
    fc.assert(
      fc.property(tree, (der) => {
        expect(Buffer.from(definite(withOpenLengths(der)) ?? [])).toEqual(Buffer.from(der));
      }),
    );
  });

  test("DER stays as it is, and so do lengths that are longer than they need be", () => {
    const long = Buffer.from("3083000007 0282000105 0500".replaceAll(" ", ""), "hex");
    expect(definite(long)).toEqual(long);
    fc.assert(
      fc.property(tree, (der) => {
        expect(definite(der)).toEqual(der);
      }),
    );
  });

  test.each([
    ["no end", "30800500"],
    ["half an end", "3080050000"],
    ["an open length of something that has no elements", "04800000"],
    ["an element that is longer than what holds it", "3003 0404 00"],
    ["a tag of several octets", "3003 1f8101"],
    ["nothing", ""],
  ])("%s is damage", (_, hex) => {
    expect(definite(Buffer.from(hex.replaceAll(" ", ""), "hex"))).toBeUndefined();
  });

  test("sixty levels are read, a hundred are not", () => {
    const nested = (depth: number) =>
      Buffer.concat([Buffer.alloc(2 * depth, Buffer.from([0x30, 0x80])), Buffer.alloc(2 * depth)]);
    expect(definite(nested(60))).toBeDefined();
    expect(definite(nested(100))).toBeUndefined();
  });
});

test("an octet string in pieces is one", () => {
  const pieces = fc.tuple(fc.uint8Array({ minLength: 2, maxLength: 200 }), fc.integer({ min: 1, max: 100 }));
  fc.assert(
    fc.property(pieces, fc.constantFrom(0x04, 0x80), ([content, piece], tag) => {
      const der = definite(withOpenLengths(primitive(tag, content), piece));
      expect(Buffer.from(octetsOf(der && readDer(der)) ?? [])).toEqual(Buffer.from(content));
    }),
  );
});
