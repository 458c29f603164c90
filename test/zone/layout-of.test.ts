import { describe, expect, test } from "vitest";
import type { Span } from "../../src/text/source.js";
import type { EntryLayout } from "../../src/zone/layout.js";
import { fieldSpan, layoutOf } from "../../src/zone/layout-of.js";
import type { Name } from "../../src/zone/name.js";
import { readZone } from "../../src/zone/reader.js";
import { nameOf } from "../zone-from-text.js";
import { readText, textSource } from "./read-text.js";

function textOf({ source, start, end }: Span): string {
  return new TextDecoder().decode(source.bytes.subarray(start, end));
}

/** A layout with the texts of its spans in their place. */
function shown(layout: EntryLayout) {
  const { lines, owner, ttl, class: klass, type, rdata, origin, defaultTtl } = layout;
  return {
    lines: textOf(lines),
    owner: owner && textOf(owner),
    ttl: ttl && textOf(ttl),
    class: klass && textOf(klass),
    type: textOf(type),
    rdata: rdata.map(textOf),
    origin,
    defaultTtl,
  };
}

describe("layoutOf", () => {
  test("the words of an entry, and what goes for it", () => {
    const text = `$ORIGIN Sub.Example.\n$TTL 60\na 7 IN MX 10 b ; x\n  IN TXT ( "x" ; y\n y ) ; z\n`;
    const records = [...readText(text).reading.zone.all()];
    expect(records.map((record) => shown(layoutOf(record)))).toEqual([
      {
        lines: "a 7 IN MX 10 b ; x\n",
        owner: "a",
        ttl: "7",
        class: "IN",
        type: "MX",
        rdata: ["10", "b"],
        origin: "sub.example.",
        defaultTtl: 60,
      },
      {
        lines: '  IN TXT ( "x" ; y\n y ) ; z\n',
        owner: undefined,
        ttl: undefined,
        class: "IN",
        type: "TXT",
        rdata: ['"x"', "y"],
        origin: "sub.example.",
        defaultTtl: 60,
      },
    ]);
  });

  test("the TTL that an entry without one would get in its place", () => {
    const text =
      "@ 7 SOA n. h. 1 2 3 4 5\na A 192.0.2.1\nb 9 A 192.0.2.2\nc A 192.0.2.3\nd 11 A x\ne A 192.0.2.4\n$TTL 5\nf 6 A 192.0.2.5\n";
    const records = [...readText(text).reading.zone.all()];
    expect(records.map((record) => [record.owner.slice(0, 1), record.ttl, layoutOf(record).defaultTtl])).toEqual([
      ["e", 7, 7],
      ["a", 7, 7],
      ["b", 9, 7],
      ["c", 9, 9],
      ["e", 11, 11],
      ["f", 6, 5],
    ]);
  });

  test("records of an $INCLUDE, also one that is read twice", () => {
    const files = { i: "x A 192.0.2.1\nx A 192.0.2.2\n" };
    const { zone } = readText("$TTL 60\na A 192.0.2.9\n$INCLUDE i b\n$INCLUDE i c\nz A 192.0.2.9\n", { files }).reading;
    expect(
      [...zone.all()].map((record) => {
        const layout = layoutOf(record);
        return `${layout.lines.source.path} ${textOf(layout.lines).trim()} ${layout.origin}`;
      }),
    ).toEqual([
      "test.zone a A 192.0.2.9 example.",
      "i x A 192.0.2.1 b.example.",
      "i x A 192.0.2.2 b.example.",
      "i x A 192.0.2.1 c.example.",
      "i x A 192.0.2.2 c.example.",
      "test.zone z A 192.0.2.9 example.",
    ]);
  });

  test("a record of a $GENERATE stands in made text", () => {
    const { zone } = readText("$TTL 60\n$GENERATE 1-2 h$ A 192.0.2.$\n").reading;
    const layout = layoutOf([...zone.all()][1]!);
    expect(textOf(layout.lines)).toBe("h2 A 192.0.2.2\r\n");
    expect(layout.lines.source.expandedFrom && textOf(layout.lines.source.expandedFrom)).toBe(
      "$GENERATE 1-2 h$ A 192.0.2.$",
    );
  });

  test("one source read as two zones", () => {
    const source = textSource("a 7 A 192.0.2.1\n");
    const zones = ["example.", "other."].map((origin) => readZone(source, { origin: nameOf(origin) }).zone);
    const layouts = zones.flatMap((zone) => [...zone.all()].map(layoutOf));
    expect(layouts.map(({ origin }) => origin)).toEqual(["example.", "other."]);
  });

  test("throws for a record that was never read", () => {
    const [record] = [...readText("a 7 A 192.0.2.1\n").reading.zone.all()];
    expect(() => layoutOf({ ...record!, owner: "b.example." as Name })).toThrow("b.example. A was not read");
  });
});

describe("fieldSpan", () => {
  const { zone } = readText('a 7 SRV 0 5 ( 443\n mail )\nb 7 TXT "x" y\nc 7 A \\# 4 C0000201\n').reading;
  const [srv, txt, octets] = [...zone.all()];

  test.each([
    ["priority", "0"],
    ["port", "443"],
    ["target", "mail"],
  ])("%s", (field, text) => {
    expect(textOf(fieldSpan(srv!, field))).toBe(text);
  });

  test("a field of several words", () => {
    expect(textOf(fieldSpan(txt!, "strings"))).toBe('"x" y');
  });

  test("the whole record where fields have no words of their own", () => {
    expect(fieldSpan(octets!, "address")).toEqual(octets!.span);
    expect(fieldSpan({ ...srv!, owner: txt!.owner }, "target")).toEqual(srv!.span);
    expect(fieldSpan(srv!, "nothing")).toEqual(srv!.span);
  });
});
