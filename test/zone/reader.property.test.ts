import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { positionAt } from "../../src/text/position.js";
import { layoutOf } from "../../src/zone/layout-of.js";
import { readZone, type ZoneReading } from "../../src/zone/reader.js";
import { readText, textSource } from "./read-text.js";

const zone = `$TTL 1h
@ IN SOA ns1 hostmaster ( 2026010101 2h 1h 2w ; expire
  1h )
  NS ns1
ns1 A 192.0.2.1
  AAAA 2001:db8::1
_autodiscover._tcp 60 IN SRV 0 0 443 mail.example.
*.wild TXT "v=spf1 \\"-all\\"" x\\059y
$ORIGIN sub
m\u00fcller IN 300 MX 10 @
$GENERATE 1-3 h\${0,2,d} A 192.0.2.$
$INCLUDE part other
t TYPE65280 \\# 3 aabbcc
a A \\# 4 C0000201
`;
const files = { part: "x A 192.0.2.9\n$INCLUDE part\n" };

/** What has to hold of every reading, whatever the text was. */
function expectSound({ zone: read, problems }: ZoneReading): void {
  const { outside } = read;
  const spans = [
    ...problems.map(({ at }) => at),
    ...[...read.all(), ...outside.all()].map(({ span }) => span),
    read.apex,
  ];
  for (const { source, start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(source.bytes.length);
    expect(positionAt(source, start).line).toBeGreaterThan(0);
  }
  expect([...read.all()]).toHaveLength(read.size);
  expect([...outside.all()]).toHaveLength(outside.size);
  expect([...read.sets()].reduce((sum, { records }) => sum + records.length, 0)).toBe(read.size);
  for (const record of read.all()) {
    expect(read.records(record.owner, record.type).map(({ span }) => span)).toContainEqual(record.span);
    expect(read.has(record.owner)).toBe(true);
    const { lines, type } = layoutOf(record);
    expect(lines.start).toBeLessThanOrEqual(record.span.start);
    expect(lines.end).toBeGreaterThanOrEqual(record.span.end);
    expect(type.end).toBeLessThanOrEqual(record.span.end);
  }
}

describe("reading never throws, and what it says lies in the file", () => {
  test("the zone itself", () => {
    const { reading, problems } = readText(zone, { files });
    expect(problems).toEqual(['2:10 part part: "part" includes itself']);
    expect(reading.zone.size).toBe(13);
    expectSound(reading);
  });

  test("any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expectSound(readZone(textSource(bytes)));
      }),
    );
  });

  test("any text of the characters that mean something", () => {
    const unit = fc.constantFrom(
      ...'\n\n\r\t  ();"\\@.$*aA1-/{},#',
      "\r\n",
      " IN ",
      " A ",
      " TXT ",
      "$TTL ",
      "$ORIGIN ",
      "$GENERATE ",
      "192.0.2.1",
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        expectSound(readText(text, { files }).reading);
      }),
      { numRuns: 300 },
    );
  });

  test("what is printed reads as the same again", () => {
    const line = fc.tuple(
      fc.constantFrom(
        "a",
        "@",
        "\\@",
        "\\$TTL",
        "\\;x",
        "\\(",
        '\\"',
        "A\\.B.c",
        "\\000\\255",
        "\u00fc",
        "*.x",
        "\\ ",
        "300",
        "IN",
      ),
      fc.constantFrom("A 192.0.2.1", "MX 1 A\\.b", "CNAME @", 'TXT a"b;c"\\034 \\;', "TYPE65280 \\# 1 ff", "NS \u00fc"),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const { records } = readText(`$TTL 60\n${lines.map((words) => words.join(" ")).join("\n")}\n`);
        expect(records).toHaveLength(lines.length);
        const again = readText(records.join("\n"));
        expect([again.records, again.problems]).toEqual([records, []]);
      }),
    );
  });

  test("a good zone with bytes changed, taken out or put in", () => {
    const bytes = new TextEncoder().encode(zone);
    const change = fc.record({
      at: fc.nat(bytes.length),
      drop: fc.nat(12),
      put: fc.uint8Array({ maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let text = [...bytes];
        for (const { at, drop, put } of changes) text = text.toSpliced(at % (text.length + 1), drop, ...put);
        expectSound(readText(Uint8Array.from(text), { files }).reading);
      }),
      { numRuns: 300 },
    );
  });
});

describe("no line is lost in silence", () => {
  const good = fc.constantFrom(
    "a 7 A 192.0.2.1",
    "  A 192.0.2.2",
    'b TXT "x;y" z',
    "c.other. A 192.0.2.3",
    "d MX ( 10 e )",
  );
  const bad = fc.constantFrom(
    "a A 192.0.2.256",
    "a FOO x",
    "a",
    "a CH A 192.0.2.1",
    'a TXT "x',
    "a A 192.0.2.1 )",
    "a..b A 192.0.2.1",
    "$TTL",
    "$FOO",
    "$INCLUDE nowhere",
    "$GENERATE 2-1 a A 192.0.2.$",
  );
  const quiet = fc.constantFrom("", " \t", "; a A 192.0.2.1", " ; x");

  test("every line is a record, a problem, or nothing", () => {
    const kinds = { good, bad, quiet };
    const line = fc
      .constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[]))
      .chain((kind) => kinds[kind].map((text) => ({ kind, text })));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), fc.constantFrom("\n", "\r\n", "\r"), (some, lineEnd) => {
        // In quotes a CR is content, so that a quote which its line does not close is found elsewhere.
        const lines = some.filter(({ text }) => lineEnd !== "\r" || !text.endsWith('"x'));
        const text = ["@ 7 SOA n. h. 1 2 3 4 5", ...lines.map((one) => one.text)].join(lineEnd);
        const { zone: read, problems } = readText(text).reading;
        const { outside } = read;
        const lineOf = ({ source, start }: { source: typeof read.source; start: number }) =>
          positionAt(source, start).line;
        const records = new Set([...read.all(), ...outside.all()].map(({ span }) => lineOf(span)));
        // That a comment ends in a bare CR is said as well, and nothing is lost with it.
        const faulty = new Set(
          problems.filter(({ reason }) => !reason.includes("bare CR")).map(({ at }) => lineOf(at)),
        );
        lines.forEach(({ kind, text: one }, index) => {
          const number = index + 2;
          const orphan = one.startsWith("  A") && faulty.has(number);
          const expected = { good: orphan ? "problem" : "record", bad: "problem", quiet: "nothing" }[kind];
          const found = faulty.has(number) ? "problem" : records.has(number) ? "record" : "nothing";
          expect(`${number} ${found}`).toBe(`${number} ${expected}`);
        });
      }),
      { numRuns: 200 },
    );
  });
});
