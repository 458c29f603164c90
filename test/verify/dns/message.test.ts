import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMessage } from "../../../src/verify/dns/message.js";
import { withMixedCase, writeQuery } from "../../../src/verify/dns/query.js";
import { BadMessage, wireOf } from "../../../src/verify/dns/wire-name.js";
import type { Name } from "../../../src/zone/name.js";
import { nameFromWire } from "../../../src/zone/name-wire.js";
import { message, name, octets, pointer, record, u16, u32 } from "../wire.js";

const question = octets(name("contoso.example"), u16(255), u16(1));
const apex = pointer(12);
const example = pointer(12 + 8);

describe("names in rdata are written out (RFC 3597 §4)", () => {
  test.each<[string, number, Uint8Array | number[], Uint8Array | number[]]>([
    ["NS", 2, octets([3, 110, 115, 49], apex), name("ns1.contoso.example")],
    ["CNAME", 5, example, name("example")],
    [
      "SOA",
      6,
      octets(apex, [1, 104], apex, u32(1), u32(2), u32(3), u32(4), u32(5)),
      octets(name("contoso.example"), name("h.contoso.example"), u32(1), u32(2), u32(3), u32(4), u32(5)),
    ],
    ["MX", 15, octets(u16(10), apex), octets(u16(10), name("contoso.example"))],
    ["RP", 17, octets(apex, example), octets(name("contoso.example"), name("example"))],
    ["PX", 26, octets(u16(1), apex, example), octets(u16(1), name("contoso.example"), name("example"))],
    ["SRV", 33, octets(u16(0), u16(0), u16(443), apex), octets(u16(0), u16(0), u16(443), name("contoso.example"))],
    [
      "NAPTR",
      35,
      octets(u16(1), u16(2), [1, 117, 0, 2, 33, 33], apex),
      octets(u16(1), u16(2), [1, 117, 0, 2, 33, 33], name("contoso.example")),
    ],
    ["a type that nobody knows", 65280, octets(apex, [1]), octets(apex, [1])],
  ])("%s", (_name, type, sent, whole) => {
    const { answers } = readMessage(message({ question, answers: [record(apex, type, sent)] }));
    expect(answers).toMatchObject([{ type, class: 1, ttl: 3600, owner: name("contoso.example") }]);
    expect(answers[0]?.rdata).toEqual(octets(whole));
  });
});

test("a query reads as what it asks, with EDNS and without", () => {
  const asked = { name: wireOf("_autodiscover._tcp.contoso.example." as Name), type: 33, class: 1 };
  for (const hasEdns of [true, false]) {
    const read = readMessage(writeQuery(4711, asked, hasEdns));
    expect(read).toMatchObject({ id: 4711, isResponse: false, questions: [asked], answers: [] });
    expect(read.additionals).toMatchObject(hasEdns ? [{ type: 41, class: 1232 }] : []);
  }
});

test("mixed letters are the same name, and nothing but letters changes", () => {
  const wire = wireOf("a-1.\\001\\@Z.contoso.example." as Name);
  fc.assert(
    fc.property(fc.uint8Array({ minLength: wire.length, maxLength: wire.length }), (random) => {
      const mixed = withMixedCase(wire, random);
      expect(nameFromWire(mixed)).toBe(nameFromWire(wire));
      expect(mixed.map((octet) => octet & 0xdf)).toEqual(wire.map((octet) => octet & 0xdf));
    }),
  );
});

describe("octets from anybody", () => {
  const whole = message({
    question,
    answers: [
      record(apex, 15, octets(u16(10), [4, 109, 97, 105, 108], apex)),
      record(apex, 35, octets(u16(1), u16(2), [1, 117, 0, 2, 33, 33], apex)),
      record(apex, 24, octets(new Array<number>(18).fill(7), apex, [1, 2, 3])),
    ],
  });

  test.each<[string, fc.Arbitrary<Uint8Array>]>([
    ["random ones", fc.uint8Array({ maxLength: 600 })],
    ["a cut message", fc.nat(whole.length).map((length) => whole.slice(0, length))],
    [
      "a message with other octets in it",
      fc
        .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
        .map((changes) => whole.map((octet, i) => changes.find(([at]) => at === i)?.[1] ?? octet)),
    ],
    [
      "nothing but pointers",
      fc
        .array(fc.nat(0x3fff), { minLength: 100, maxLength: 400 })
        .map((all) => octets(message({ counts: [9, 9, 9, 9] }), ...all.map(pointer))),
    ],
  ])("%s: a message or none, within the octets that there are", (_name, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (sent) => {
        try {
          const { answers, authorities, additionals } = readMessage(sent);
          for (const { owner, rdata } of [...answers, ...authorities, ...additionals]) {
            expect(owner.length).toBeLessThanOrEqual(255);
            expect(rdata.length).toBeLessThanOrEqual(sent.length + 2 * 255);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(BadMessage);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("the longest chains of pointers cost next to nothing", () => {
    // Each pointer leads to the one before it, and thousands of names to the last.
    const chain = Array.from({ length: 8000 }, (_, i) => pointer(i === 0 ? 12 : 12 + 2 * (i - 1)));
    const last = pointer(12 + 2 * 7999);
    const hostile = octets(
      message({ counts: [0, 65_535, 0, 0] }),
      [0],
      ...chain,
      ...Array.from({ length: 3000 }, () => last),
    );
    expect(() => readMessage(hostile)).toThrow(BadMessage);
  });
});
