import { describe, expect, test } from "vitest";
import { isBindMissing, namedCompilezone } from "./named-compilezone.js";
import { readText } from "./read-text.js";

const head = "$TTL 60\n@ SOA n. h. 1 2 3 4 5\n@ NS n.\n";
const headLines = 3;

/** Lines that BIND takes, and the record that each one is. */
const taken: readonly (readonly [line: string, record: string])[] = [
  ["a A 192.0.2.1", "a.example. 60 IN A 192.0.2.1"],
  ["b IN A 192.0.2.1", "b.example. 60 IN A 192.0.2.1"],
  ["c 7 A 192.0.2.1", "c.example. 7 IN A 192.0.2.1"],
  ["d 7 IN A 192.0.2.1", "d.example. 7 IN A 192.0.2.1"],
  ["e IN 7 A 192.0.2.1", "e.example. 7 IN A 192.0.2.1"],
  ["f in 7 a 192.0.2.1", "f.example. 7 IN A 192.0.2.1"],
  ["g CLASS1 A 192.0.2.1", "g.example. 60 IN A 192.0.2.1"],
  ["h class01 A 192.0.2.1", "h.example. 60 IN A 192.0.2.1"],
  ["i TYPE1 192.0.2.1", "i.example. 60 IN A 192.0.2.1"],
  ["j type01 \\# 4 C0000201", "j.example. 60 IN A 192.0.2.1"],
  ["k A \\# 4 c000 0201", "k.example. 60 IN A 192.0.2.1"],
  ["l TYPE65280 \\# 3 aabbcc", "l.example. 60 IN TYPE65280 \\# 3 AABBCC"],
  ["m CLASS1 TYPE65280 \\# 0", "m.example. 60 IN TYPE65280 \\# 0"],
  // TTL units.
  ["t1 1h30m A 192.0.2.1", "t1.example. 5400 IN A 192.0.2.1"],
  ["t2 30M1H A 192.0.2.1", "t2.example. 5400 IN A 192.0.2.1"],
  ["t3 1w2d3h4m5s IN A 192.0.2.1", "t3.example. 788645 IN A 192.0.2.1"],
  ["t4 IN 1H1h A 192.0.2.1", "t4.example. 7200 IN A 192.0.2.1"],
  ["t5 007 A 192.0.2.1", "t5.example. 7 IN A 192.0.2.1"],
  ["t6 0 A 192.0.2.1", "t6.example. 0 IN A 192.0.2.1"],
  ["t7 2147483647 A 192.0.2.1", "t7.example. 2147483647 IN A 192.0.2.1"],
  ["t8 2147483648 A 192.0.2.1", "t8.example. 0 IN A 192.0.2.1"],
  ["t9 4294967295 A 192.0.2.1", "t9.example. 0 IN A 192.0.2.1"],
  // The first column is the owner whatever it says.
  ["300 A 192.0.2.1", "300.example. 60 IN A 192.0.2.1"],
  ["301 302 A 192.0.2.1", "301.example. 302 IN A 192.0.2.1"],
  ["5 PTR h.", "5.example. 60 IN PTR h."],
  ["IN A 192.0.2.1", "in.example. 60 IN A 192.0.2.1"],
  ["CH IN A 192.0.2.1", "ch.example. 60 IN A 192.0.2.1"],
  ["A A 192.0.2.1", "a.example. 60 IN A 192.0.2.1"],
  ["TXT TXT TXT", 'txt.example. 60 IN TXT "TXT"'],
  ["1h IN A 192.0.2.1", "1h.example. 60 IN A 192.0.2.1"],
  ["TYPE1 TYPE1 192.0.2.1", "type1.example. 60 IN A 192.0.2.1"],
  // Names.
  ["@ A 192.0.2.1", "example. 60 IN A 192.0.2.1"],
  ['"@" A 192.0.2.2', "example. 60 IN A 192.0.2.2"],
  ["\\@ A 192.0.2.1", "\\@.example. 60 IN A 192.0.2.1"],
  ["@.x A 192.0.2.1", "\\@.x.example. 60 IN A 192.0.2.1"],
  ['"quo ted" A 192.0.2.1', "quo\\032ted.example. 60 IN A 192.0.2.1"],
  ["esc\\.aped A 192.0.2.1", "esc\\.aped.example. 60 IN A 192.0.2.1"],
  ["\\100\\046x.\\097 A 192.0.2.1", "d\\.x.a.example. 60 IN A 192.0.2.1"],
  ["UPPER.Example. A 192.0.2.1", "upper.example. 60 IN A 192.0.2.1"],
  ["*.wild A 192.0.2.1", "*.wild.example. 60 IN A 192.0.2.1"],
  ["_sip._tcp SRV 0 0 443 Mail", "_sip._tcp.example. 60 IN SRV 0 0 443 Mail.example."],
  ["u\u00fc A 192.0.2.1", "u\\195\\188.example. 60 IN A 192.0.2.1"],
  ["form\u000cfeed A 192.0.2.1", "form\\012feed.example. 60 IN A 192.0.2.1"],
  [`${"x".repeat(63)} A 192.0.2.1`, `${"x".repeat(63)}.example. 60 IN A 192.0.2.1`],
  // Parentheses and comments.
  ["(p1 A 192.0.2.1)", "p1.example. 60 IN A 192.0.2.1"],
  ["p2 (A) 192.0.2.1;x", "p2.example. 60 IN A 192.0.2.1"],
];

/** Lines that BIND refuses, what we point at, and why. */
const refused: readonly (readonly [line: string, problem: string])[] = [
  ["a", "1 a: the line has no record type"],
  ["a IN", "3 IN: the line has no record type"],
  ["a 60", "3 60: the line has no record type"],
  ["a FOO x", '3 FOO: unknown record type: "FOO"'],
  ["a 60 IN FOO", '9 FOO: unknown record type: "FOO"'],
  ["a TYPE65536 \\# 0", '3 TYPE65536: unknown record type: "TYPE65536"'],
  ["a \\A 192.0.2.1", '3 \\A: a record type stands without quotes and escapes: "\\A"'],
  ['a "A" 192.0.2.1', '3 "A": a record type stands without quotes and escapes: "A"'],
  ['a "60" A 192.0.2.1', '3 "60": a record type stands without quotes and escapes: "60"'],
  ["a 1h30 A 192.0.2.1", '3 1h30: neither a TTL nor a record type: "1h30"'],
  ["a h A 192.0.2.1", '3 h: unknown record type: "h"'],
  ["a 4294967296 A 192.0.2.1", '3 4294967296: a TTL over 4294967295 seconds: "4294967296"'],
  [
    "a 99999999999999999999 A 192.0.2.1",
    '3 99999999999999999999: a TTL over 4294967295 seconds: "99999999999999999999"',
  ],
  ["a 60 IN 60 A 192.0.2.1", '9 60: a second TTL where the record type should stand: "60"'],
  ["a IN IN A 192.0.2.1", '6 IN: a second class where the record type should stand: "IN"'],
  ["a IN 60 IN A 192.0.2.1", '9 IN: a second class where the record type should stand: "IN"'],
  ["a CH A 192.0.2.1", '3 CH: class "CH", and the zone is of class IN'],
  ["a 60 hesiod A 192.0.2.1", '6 hesiod: class "hesiod", and the zone is of class IN'],
  ["a CLASS2 A 192.0.2.1", '3 CLASS2: class "CLASS2", and the zone is of class IN'],
  ["a ANY A 192.0.2.1", '3 ANY: class "ANY", and the zone is of class IN'],
  ["a TYPE255 \\# 0", '3 TYPE255: a query or meta type, which no zone can hold (RFC 6895 §3.1): "TYPE255"'],
  ["a TYPE41 \\# 0", '3 TYPE41: a query or meta type, which no zone can hold (RFC 6895 §3.1): "TYPE41"'],
  [" $TTL 5", '2 $TTL: unknown record type: "$TTL"'],
  ["a..b A 192.0.2.1", "1 a..b: empty label"],
  [".a A 192.0.2.1", "1 .a: empty label"],
  ["a\\256 A 192.0.2.1", expect.stringMatching(/^1 a\\256: broken escape/)],
  ["a\\04 A 192.0.2.1", expect.stringMatching(/^1 a\\04: broken escape/)],
  ["xx\\ A 192.0.2.1", '7 192.0.2.1: neither a TTL nor a record type: "192.0.2.1"'],
  [`${"x".repeat(64)} A 192.0.2.1`, expect.stringMatching(/: label over 63 octets/)],
  [`${`${"x".repeat(62)}.`.repeat(4)}x A 192.0.2.1`, expect.stringMatching(/: name over 255 octets/)],
  ["a A", "3 A: A without its address"],
  ["a A 192.0.2.256", expect.stringMatching(/^5 192.0.2.256: not an IPv4 address/)],
];

describe("an entry that BIND takes", () => {
  test.each(taken)("%s", (line, record) => {
    const { records, problems } = readText(`${head}${line}\n`);
    expect(problems).toEqual([]);
    expect(records.at(-1)).toBe(record);
  });
});

describe("an entry that BIND refuses", () => {
  test.each(refused)("%s", (line, problem) => {
    const { records, problems } = readText(`${head}${line}\nz A 192.0.2.9\n`);
    expect(problems.map((text) => text.replace(/^4:/, ""))).toEqual([problem]);
    expect(records).toHaveLength(3);
  });
});

test("an entry that BIND refuses for one word too many is read without it", () => {
  const { records, problems } = readText(`${head}a A 192.0.2.1 x y\n`);
  expect(problems).toEqual(["4:15 x y: extra word after the rdata of A"]);
  expect(records.at(-1)).toBe("a.example. 60 IN A 192.0.2.1");
});

describe.skipIf(isBindMissing())("BIND's own answers", () => {
  test("to the lines that it takes", () => {
    const text = head + taken.map(([line]) => `${line}\n`).join("");
    const { records } = namedCompilezone("example.", { text });
    const folded = records.map((record) => record.replace(/^\S+/, (owner) => owner.toLowerCase()));
    const wanted = new Set(taken.map(([, record]) => record));
    expect(folded.filter((record) => wanted.has(record)).sort()).toEqual([...wanted].sort());
  });

  test("to the lines that it refuses, each in its turn", () => {
    // After a line that ends too soon BIND passes over the next one as well.
    const text = head + refused.map(([line]) => `${line}\n\n`).join("");
    const { loaded, messages } = namedCompilezone("example.", { text });
    expect(loaded).toBe(false);
    const numbers = new Set(messages.flatMap((message) => /:(\d+): /.exec(message)?.[1] ?? []).map(Number));
    const silent = refused.filter((_, index) => !numbers.has(headLines + 1 + 2 * index)).map(([line]) => line);
    expect(silent).toEqual([]);
  });
});

describe("habits of exporters", () => {
  test.each(["[AGE:3609453]", "[Aging:3609453]", "[age:0]"])(
    "%s in front of the TTL, as Windows DNS writes it",
    (age) => {
      const { records, problems } = readText(`${head}a ${age} 900 A 192.0.2.1\n ${age} A 192.0.2.2\n`);
      expect(problems).toEqual([]);
      expect(records.slice(2)).toEqual(["a.example. 900 IN A 192.0.2.1", "a.example. 60 IN A 192.0.2.2"]);
    },
  );
});
