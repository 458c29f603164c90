import { describe, expect, test } from "vitest";
import { recordText } from "../../src/zone/canonical.js";
import { nameOf } from "../zone-from-text.js";
import { readText } from "./read-text.js";

const text = `$TTL 60
@ SOA n. h. 1 2 3 4 5
@ NS n.
www A 192.0.2.1
a.b.c TXT x
WWW AAAA 2001:db8::1
www A 192.0.2.2
m\u00fcller A 192.0.2.3
xn--mller-kva A 192.0.2.4
x.m\u00fcller A 192.0.2.5
\\255 A 192.0.2.6
out.other. A 192.0.2.7
`;
const { zone } = readText(text).reading;
const name = (relative: string) => nameOf(`${relative}example.`);

describe("a zone over its table", () => {
  test("size", () => {
    expect(zone.size).toBe(10);
  });

  test.each<[owner: string, records: number]>([
    ["", 10],
    ["www.", 3],
    ["WWW.", 3],
    ["a.b.c.", 1],
    ["b.c.", 1],
    ["c.", 1],
    ["x.c.", 0],
    ["c.b.", 0],
    ["xn--mller-kva.", 3],
    ["x.xn--mller-kva.", 1],
    ["\\255.", 1],
  ])("records at %s or below it", (owner, records) => {
    expect([zone.countBelow(name(owner)), zone.has(name(owner))]).toEqual([records, records > 0]);
  });

  test("names outside have nothing", () => {
    for (const outside of ["other.", "out.other.", ".", "com."]) {
      expect([zone.has(nameOf(outside)), zone.countBelow(nameOf(outside))]).toEqual([false, 0]);
    }
  });

  test("the apex is a node even without records", () => {
    const empty = readText("").reading.zone;
    expect([empty.has(empty.origin), empty.size, empty.countBelow(empty.origin)]).toEqual([true, 0, 0]);
  });

  test("records of an owner, of one type or all, in the order of the file", () => {
    expect(zone.records(name("www."), "A").map(({ data }) => data)).toEqual([
      { address: "192.0.2.1" },
      { address: "192.0.2.2" },
    ]);
    expect(zone.records(name("www.")).map(({ type }) => type)).toEqual(["A", "AAAA", "A"]);
    expect(zone.records(name("www."), "MX")).toEqual([]);
    expect(zone.records(name("www."), "TYPE65280")).toEqual([]);
    expect(zone.records(name("b.c."))).toEqual([]);
  });

  test("U-labels and A-labels are one owner", () => {
    expect(zone.records(name("xn--mller-kva."), "A").map(recordText)).toEqual([
      "xn--mller-kva.example. 60 IN A 192.0.2.3",
      "xn--mller-kva.example. 60 IN A 192.0.2.4",
    ]);
  });

  test("and are printed as they were written", () => {
    expect(readText(text).records.filter((record) => record.includes("ller"))).toEqual([
      "m\\195\\188ller.example. 60 IN A 192.0.2.3",
      "xn--mller-kva.example. 60 IN A 192.0.2.4",
      "x.m\\195\\188ller.example. 60 IN A 192.0.2.5",
    ]);
  });

  test("all, or some types", () => {
    expect([...zone.all()]).toHaveLength(10);
    expect([...zone.all(["TXT", "AAAA"])].map(({ type }) => type)).toEqual(["TXT", "AAAA"]);
  });

  test("RRsets: each record in exactly one", () => {
    const sets = [...zone.sets()];
    expect(sets.map(({ owner, type, records }) => `${owner} ${type} ${records.length}`)).toEqual([
      "example. SOA 1",
      "example. NS 1",
      "www.example. A 2",
      "www.example. AAAA 1",
      "a.b.c.example. TXT 1",
      "xn--mller-kva.example. A 2",
      "x.xn--mller-kva.example. A 1",
      "\\255.example. A 1",
    ]);
  });

  test("a record's span goes from its first field to its last", () => {
    const spans = readText('a ( TXT "x"\n "y" ) ; z\n  \t7 A 192.0.2.1 ;\n "q" A 192.0.2.1').reading.zone;
    const bytes = spans.source.bytes;
    expect([...spans.all()].map(({ span }) => new TextDecoder().decode(bytes.subarray(span.start, span.end)))).toEqual([
      'a ( TXT "x"\n "y"',
      "7 A 192.0.2.1",
    ]);
  });

  test("the apex is reported at the SOA, else the first record, else the start", () => {
    const apexOf = (of: string) => {
      const { apex } = readText(of).reading.zone;
      return of.slice(apex.start, apex.end);
    };
    expect(apexOf("a 1 A 192.0.2.1\n@ SOA n. h. 1 2 3 4 5 ; x\n")).toBe("@ SOA n. h. 1 2 3 4 5");
    expect(apexOf("\na 1 A 192.0.2.1\n")).toBe("a 1 A 192.0.2.1");
    expect(apexOf("; x\n")).toBe("");
  });

  test("many owners", () => {
    const many = 20_000;
    const lines = Array.from({ length: many }, (_, i) => `h${i}.${i % 7}.${i % 3} 60 A 192.0.2.1\n`);
    const { zone: large } = readText(lines.join("")).reading;
    expect([large.size, large.countBelow(name("2.")), large.countBelow(name("0.0."))]).toEqual([
      many,
      lines.filter((line) => / 60/.test(line) && line.includes(".2 60")).length,
      lines.filter((line) => line.includes(".0.0 60")).length,
    ]);
    expect(large.records(name("h12345.4.0."), "A")).toHaveLength(1);
  });
});
