import { describe, expect, test } from "vitest";
import { asLoaded } from "./bind-habits.js";
import { isBindMissing, namedCompilezone } from "./named-compilezone.js";
import { readText } from "./read-text.js";

const soa = "@ SOA n. h. 1 2 3 4 5\n";
const head = `$TTL 60\n${soa}@ NS n.\n`;

/** An address record of a name below `example.`, by the last number of its address. */
function a(owner: string, last: number, ttl = 60): string {
  return `${owner}example. ${ttl} IN A 192.0.2.${last}`;
}

/** The records that are neither SOA nor NS. */
function rest(records: readonly string[]): string[] {
  return records.filter((record) => !/ IN (?:SOA|NS) /.test(record));
}

type Row = readonly [what: string, text: string, records: readonly string[]];

/** Zones without a fault. */
const clean: readonly Row[] = [
  [
    "blank lines and comments keep the owner",
    `${head}a A 192.0.2.1\n\n \t\n;x\n ;y\n A 192.0.2.2\n`,
    [a("a.", 1), a("a.", 2)],
  ],
  ["$ORIGIN keeps the owner", `${head}a A 192.0.2.1\n$ORIGIN b\n A 192.0.2.2\n`, [a("a.", 1), a("a.", 2)]],
  [
    "$ORIGIN relative, absolute, and @",
    `${head}$ORIGIN b\na A 192.0.2.1\n$origin c\na A 192.0.2.2\n$ORIGIN @\n@ A 192.0.2.3\n$ORIGIN example.\na A 192.0.2.4\n`,
    [a("a.b.", 1), a("a.c.b.", 2), a("c.b.", 3), a("a.", 4)],
  ],
  ["$ORIGIN completes rdata", `${head}$ORIGIN B.example.\na CNAME c\n`, ["a.b.example. 60 IN CNAME c.B.example."]],
  [
    "$TTL from here on",
    `${head}a A 192.0.2.1\n$ttl 1h\nb A 192.0.2.2\nc 5 A 192.0.2.3\nd A 192.0.2.4\n`,
    [a("a.", 1), a("b.", 2, 3600), a("c.", 3, 5), a("d.", 4, 3600)],
  ],
  ["$TTL over 2^31-1 counts as 0", `${head}$TTL 4294967295\na A 192.0.2.1\n`, [a("a.", 1, 0)]],
  [
    "without $TTL, the TTL stated last",
    `@ 7 SOA n. h. 1 2 3 4 5\n NS n.\na A 192.0.2.1\nb 9 A 192.0.2.2\nc A 192.0.2.3\n`,
    [a("a.", 1, 7), a("b.", 2, 9), a("c.", 3, 9)],
  ],
  [
    "without any, the SOA's minimum, also after a stated one",
    `${soa} NS n.\na A 192.0.2.1\nb 9 A 192.0.2.2\nc A 192.0.2.3\n`,
    [a("a.", 1, 5), a("b.", 2, 9), a("c.", 3, 5)],
  ],
  [
    "$TTL after stated ones",
    `@ 7 SOA n. h. 1 2 3 4 5\n NS n.\nb 9 A 192.0.2.2\n$TTL 3\nc A 192.0.2.3\nd 8 A 192.0.2.4\ne A 192.0.2.5\n`,
    [a("b.", 2, 9), a("c.", 3, 3), a("d.", 4, 8), a("e.", 5, 3)],
  ],
  [
    "a SOA over lines, its parentheses glued",
    `$TTL 60\n@ SOA n. h.(1\n 2;x\n3\n 4 5)\n@ NS n.\na A 192.0.2.1\n`,
    [a("a.", 1)],
  ],
  [
    "CRLF and no last line end",
    `${head}a A 192.0.2.1\nb A 192.0.2.2`.replaceAll("\n", "\r\n"),
    [a("a.", 1), a("b.", 2)],
  ],
  ["duplicates", `${head}a A 192.0.2.1\nA A 192.0.2.1\n`, [a("a.", 1), a("a.", 1)]],
];

describe("readZone", () => {
  test.each(clean)("%s", (_, text, records) => {
    const reading = readText(text);
    expect(reading.problems).toEqual([]);
    expect(rest(reading.records)).toEqual(records);
  });

  test.skipIf(isBindMissing()).each(clean)("BIND agrees: %s", (_, text) => {
    expect(asLoaded(namedCompilezone("example.", { text }).records)).toEqual(asLoaded(readText(text).records));
  });
});

describe("what is no record", () => {
  test.each<[what: string, text: string, problems: string[], records: string[]]>([
    ["bad rdata, and the owner goes on", "a A 192.0.2.256\n A 192.0.2.2\n", ["4:5 192.0.2.256"], [a("a.", 2)]],
    ["an unknown type, and the owner goes on", "a FOO x\n A 192.0.2.2\n", ["4:3 FOO"], [a("a.", 2)]],
    ["an open quote, and the owner goes on", 'a TXT "x\n A 192.0.2.2\n', ['4:7 "x'], [a("a.", 2)]],
    [
      "an owner that is no name gives nothing on",
      "a..b A 192.0.2.1\n A 192.0.2.2\nc A 192.0.2.3\n",
      ["4:1 a..b", "5:2 A"],
      [a("c.", 3)],
    ],
    ["an open parenthesis", "a TXT ( x\n y\nb A 192.0.2.1\n", ["4:7 ("], [a("b.", 1)]],
    ["a parenthesis too many", "a A 192.0.2.1 )\n A 192.0.2.2\n", ["4:15 )"], [a("a.", 2)]],
    [
      "a word too many in the second line of an entry, which is read without it",
      "a MX ( 10\n  b x )\n",
      ["5:5 x"],
      ["a.example. 60 IN MX 10 b.example."],
    ],
    ["an unknown directive", "$DATE 1\na A 192.0.2.1\n", ["4:1 $DATE"], [a("a.", 1)]],
    [
      "$TTL without a number",
      "$TTL\n$TTL x\n$TTL 1h30\na A 192.0.2.1\n",
      ["4:1 $TTL", "5:6 x", "6:6 1h30"],
      [a("a.", 1)],
    ],
    ["$ORIGIN without a name", "$ORIGIN\n$ORIGIN a..b\na A 192.0.2.1\n", ["4:1 $ORIGIN", "5:9 a..b"], [a("a.", 1)]],
    [
      "words too many after a directive, which is obeyed",
      "$TTL 5 6 7\n$ORIGIN b c\na A 192.0.2.1\n",
      ["4:8 6 7", "5:11 c"],
      [a("a.b.", 1, 5)],
    ],
    [
      "$ORIGIN with the zone's name and without its dot",
      "$ORIGIN example\na A 192.0.2.1\n",
      ["4:9 example"],
      [a("a.example.", 1)],
    ],
    ["columns after characters beyond ASCII", "\u00fc\u{1f600} A x\n", ["4:7 x"], []],
    ["columns after a tab", "a\t\tA\tx\n", ["4:6 x"], []],
  ])("%s", (_, text, problems, records) => {
    const reading = readText(head + text);
    expect(reading.problems.map((problem) => problem.replace(/: .*$/, ""))).toEqual(problems);
    expect(rest(reading.records)).toEqual(records);
  });

  test("ten thousand are kept, and of the rest the number and the first place", () => {
    const { problems } = readText(`${head}${")\n".repeat(10_050)}z A 192.0.2.1\n`);
    expect(problems).toHaveLength(10_001);
    expect(problems.at(-1)).toBe("10004:1 ): this and 49 more places cannot be read either");
  });

  test("each problem says what to do", () => {
    const { reading } = readText(`${head}a A x\n$X\na TXT "\na TXT (\na CH A 192.0.2.1\n$INCLUDE x\n`);
    expect(reading.problems).toHaveLength(6);
    for (const { help } of reading.problems) expect(help).toMatch(/^[A-Z].*\.$/s);
  });

  test("lines that went with an open parenthesis are named", () => {
    const { reading } = readText(`${head}a TXT ( x\n y\n z\nb A 192.0.2.1\n`);
    expect(reading.problems[0]?.help).toContain("Lines 4 to 6 are passed over.");
  });

  test("an indented line of several words says where an owner has to begin", () => {
    const { reading } = readText(`${head} www IN A 192.0.2.1\n`);
    expect(reading.problems[0]?.help).toContain("first column");
  });

  test("a first line without owner is read as the apex, and said", () => {
    const { records, problems } = readText(` 60 A 192.0.2.1\n A 192.0.2.2\n`);
    expect(problems).toEqual([expect.stringMatching(/^1:2 60: the first line begins with a blank/)]);
    expect(records).toEqual([a("", 1), a("", 2)]);
  });
});

describe("TTLs that nobody states", () => {
  test("records before the SOA get its minimum", () => {
    const { records, reading } = readText(`a A 192.0.2.1\n@ 7 SOA n. h. 1 2 3 4 5\nb A 192.0.2.2\n`);
    expect(rest(records)).toEqual([a("a.", 1, 5), a("b.", 2, 7)]);
    expect(reading.notes.map(({ about, subject }) => [about, subject])).toEqual([["default TTL", "5"]]);
  });

  test("without SOA an hour is assumed", () => {
    const { records, reading } = readText("a A 192.0.2.1\nb 7 A 192.0.2.2\nc A 192.0.2.3\n");
    expect(records).toEqual([a("a.", 1, 3600), a("b.", 2, 7), a("c.", 3, 7)]);
    expect(reading.notes.map(({ about, subject }) => [about, subject])).toEqual([["default TTL", "3600"]]);
  });

  test("the SOA's minimum is noted once, and where it comes from", () => {
    const { reading } = readText(`${soa}a A 192.0.2.1\nb A 192.0.2.2\n`);
    expect(reading.notes).toEqual([expect.objectContaining({ about: "default TTL", subject: "5" })]);
  });

  test("a TTL over 2^31-1 is noted once, with the number of places", () => {
    const { reading } = readText(`${head}a 2147483648 A 192.0.2.1\nb 4294967295 A 192.0.2.2\n`);
    expect(reading.notes).toEqual([expect.objectContaining({ about: "TTL", subject: "0" })]);
    expect(reading.notes[0]?.because).toContain("test.zone:4 and 1 more");
  });
});

describe("data outside of the zone", () => {
  const { reading, records } = readText(
    `${head}a.other. A 192.0.2.1\n A 192.0.2.2\nnotexample. A 192.0.2.3\n. A 192.0.2.4\nb A 192.0.2.5\n`,
  );

  test("is kept apart", () => {
    expect(rest(records)).toEqual([a("b.", 5)]);
    expect(reading.zone.size).toBe(3);
    expect(reading.zone.outside.size).toBe(4);
    expect([...reading.zone.outside.all()].map(({ owner }) => owner)).toEqual([
      "a.other.",
      "a.other.",
      "notexample.",
      ".",
    ]);
    expect(reading.problems).toEqual([]);
  });

  test("answers nothing", () => {
    const { zone } = reading;
    for (const { owner } of reading.zone.outside.all()) {
      expect([zone.has(owner), zone.countBelow(owner), zone.records(owner)]).toEqual([false, 0, []]);
    }
  });
});

describe("a text that is no zone is one problem", () => {
  test.each<[what: string, text: string | Uint8Array, reason: RegExp]>([
    ["HTML", "<!DOCTYPE html>\n<html><head>\n<title>Sign in</title>\n", /HTML/],
    ["HTML after a byte order mark and blank lines", "\ufeff\n\n<html>\n", /HTML/],
    ["XML", '<?xml version="1.0"?>\n<zone/>\n', /XML/],
    ["JSON, an object", '{\n  "ResourceRecordSets": []\n}\n', /JSON/],
    ["JSON, a list", '[{"name": "a"}]\n', /JSON/],
    ["PEM", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", /PEM/],
    ["the YAML of Google Cloud DNS", "---\nkind: dns#resourceRecordSet\nname: a.\n", /YAML/],
    ["gzip", Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0), /compressed/],
    ["binary", Uint8Array.from({ length: 300 }, (_, i) => i % 7), /binary/],
    [
      "prose",
      "Dear colleague,\nhere are the\nrecords that you asked for.\n\nBest regards\nJo from the provider\nPS: call me\n",
      /hardly a line/,
    ],
    ["a long text is not read to its end", "Lorem ipsum dolor\n".repeat(5000), /hardly a line/],
  ])("%s", (_, text, reason) => {
    const { records, reading } = readText(text);
    expect(records).toEqual([]);
    expect(reading.problems.map((problem) => problem.reason)).toEqual([expect.stringMatching(reason)]);
  });

  test("and a short one with a single slip is not taken for that", () => {
    expect(readText("www IN A 192.0.2.256\n").problems).toEqual([expect.stringMatching(/^1:10 192.0.2.256/)]);
    expect(readText("www IN FOO 192.0.2.1\n").problems).toEqual([expect.stringMatching(/^1:8 FOO/)]);
  });
});
