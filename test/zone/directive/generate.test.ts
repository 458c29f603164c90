// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is the form of $GENERATE
import { describe, expect, test } from "vitest";
import { positionAt } from "../../../src/text/position.js";
import { asLoaded } from "../bind-habits.js";
import { isBindMissing, namedCompilezone } from "../named-compilezone.js";
import { readText } from "../read-text.js";

const head = "$TTL 60\n@ SOA n. h. 1 2 3 4 5\n@ NS n.\n";

/** What stands after $GENERATE, and the records (the owner without `example.`) that BIND makes of it. */
const taken: readonly (readonly [words: string, ...records: string[]])[] = [
  ["1-3 h$ A 192.0.2.$", "h1. 60 IN A 192.0.2.1", "h2. 60 IN A 192.0.2.2", "h3. 60 IN A 192.0.2.3"],
  ["1-5/2 h$ 9 IN A 192.0.2.$", "h1. 9 IN A 192.0.2.1", "h3. 9 IN A 192.0.2.3", "h5. 9 IN A 192.0.2.5"],
  ["1-2/7 h$ IN 1h A 192.0.2.$ ; x", "h1. 3600 IN A 192.0.2.1"],
  ["1-2 h$ CNAME a$.b$", "h1. 60 IN CNAME a1.b1.example.", "h2. 60 IN CNAME a2.b2.example."],
  ["9-10 h${0,3,d} A 192.0.2.$", "h009. 60 IN A 192.0.2.9", "h010. 60 IN A 192.0.2.10"],
  ["9-10 h${1,4,x} A 192.0.2.${-9}", "h000a. 60 IN A 192.0.2.0", "h000b. 60 IN A 192.0.2.1"],
  ["10-10 h${0,4,o}x${0,2,X} TXT ${0,2,X}", 'h0012x0a. 60 IN TXT "0A"'],
  ["171-172 ${0,0,n} PTR h$", "b.a. 60 IN PTR h171.example.", "c.a. 60 IN PTR h172.example."],
  ["10-10 ${0,3,n} PTR h${0,3,N}", "a.0. 60 IN PTR hA.0.example."],
  ["1-2 h${-5} A 192.0.2.$", "h-4. 60 IN A 192.0.2.1", "h-3. 60 IN A 192.0.2.2"],
  ["1-1 h${-5,3} A 192.0.2.$", "h-04. 60 IN A 192.0.2.1"],
  ["1-1 h${-2,2,x} A 192.0.2.$", "hffffffff. 60 IN A 192.0.2.1"],
  ["1-1 h${2}x A 192.0.2.$", "h3x. 60 IN A 192.0.2.1"],
  ['1-1 h$$x\\$ TXT "a$ b\\$ $$ c"', 'h\\$x\\$. 60 IN TXT "a1" "b$" "$" "c"'],
  ["1-1 $$ORIGIN A 192.0.2.$", "\\$origin. 60 IN A 192.0.2.1"],
  ["1-1 $ORIGIN A 192.0.2.$", "1origin. 60 IN A 192.0.2.1"],
  ['1-2 @ MX "10 a$"', "60 IN MX 10 a1.example.", "60 IN MX 10 a2.example."],
  ['1-1 h$ A "\\# 4 c000020$"', "h1. 60 IN A 192.0.2.1"],
  ["1-1 h$ TYPE1 192.0.2.$", "h1. 60 IN A 192.0.2.1"],
  ["1-1 h${0,1,x}\\032y TXT x", 'h1\\032y. 60 IN TXT "x"'],
  ["1-2 h$.b.example. A 192.0.2.$", "h1.b. 60 IN A 192.0.2.1", "h2.b. 60 IN A 192.0.2.2"],
];

const refused: readonly (readonly [words: string, problem: string | RegExp])[] = [
  ["", "1 $GENERATE: $GENERATE without all of its words"],
  ["1-2 h$ A", "1 $GENERATE: $GENERATE without all of its words"],
  ["2-1 h$ A 192.0.2.$", '11 2-1: not a range: "2-1"'],
  ["1 h$ A 192.0.2.$", '11 1: not a range: "1"'],
  ["1-2/0 h$ A 192.0.2.$", '11 1-2/0: not a range: "1-2/0"'],
  ["-1-2 h$ A 192.0.2.$", '11 -1-2: not a range: "-1-2"'],
  ["1-2 h$ FOO 192.0.2.$", "18 FOO: unknown record type"],
  ["1-2 h$ 60 A", "21 A: $GENERATE without rdata"],
  ["1-2 h$ A 192.0.2.$ x", "30 x: extra word after the rdata"],
  ["1-2 h$ MX 10 a$", "24 a$: extra word after the rdata"],
  ['1-2 "h$" A 192.0.2.$', '15 "h$": the owner stands without quotes'],
  ["1-2 h${ A 192.0.2.$", "15 h${: not the form {offset,width,base} after $"],
  ["1-2 h${1,2,q} A 192.0.2.$", "15 h${1,2,q}: not the form {offset,width,base} after $"],
  ["1-2 h${0,300,d} A 192.0.2.$", "15 h${0,300,d}: not the form {offset,width,base} after $"],
  ["1-2 h$ A 192.0.2.${}", "20 192.0.2.${}: not the form {offset,width,base} after $"],
  ["1-3 h$ A 192.0.2.", /^1 \$GENERATE 1-3 h\$ A 192\.0\.2\.: not an IPv4 address.* \(in 3 of its records\)$/],
  ["255-257 h$ A 192.0.2.$", /^1 .*: not an IPv4 address.* \(in 2 of its records\)$/],
  ["1-2 h$ CH A 192.0.2.$", /: class "CH", and the zone is of class IN/],
];

describe("$GENERATE", () => {
  test.each(taken)("%s", (words, ...records) => {
    const reading = readText(`${head}$GENERATE ${words}\n`);
    expect(reading.problems).toEqual([]);
    expect(reading.records.slice(2)).toEqual(
      records.map((record) => record.replace(/^(?:(\S+) )?(?=\d+ IN)/, (_, owner) => `${owner ?? ""}example. `)),
    );
  });

  test.each(refused)("a problem: %s", (words, problem) => {
    const { problems } = readText(`${head}$GENERATE ${words}\n`);
    expect(problems.map((text) => text.replace(/^4:/, ""))).toEqual([
      typeof problem === "string" ? problem : expect.stringMatching(problem),
    ]);
  });

  test("the owner of the line before goes on after it", () => {
    const { records } = readText(`${head}a A 192.0.2.1\n$GENERATE 1-2 h$ NS n.\n A 192.0.2.2\n`);
    expect(records.at(-1)).toBe("a.example. 60 IN A 192.0.2.2");
  });

  test("its records are reported at the directive", () => {
    const { reading } = readText(`${head}$GENERATE 1-2 h$ A 192.0.2.$ ; x\n`);
    for (const { span } of [...reading.zone.all()].slice(2)) {
      expect(positionAt(span.source, span.start)).toMatchObject({ line: 4, column: 1 });
      expect(span.source.expandedFrom).toMatchObject({ start: head.length, end: head.length + 28 });
    }
  });

  test("what is wrong with more records than problems are kept is said once", () => {
    const { problems } = readText(`${head}$GENERATE 1-20000 h$ A 192.0.2.$\na A x\n`);
    expect(problems).toEqual([
      expect.stringMatching(/^4:1 .* \(in 19745 of its records\)$/),
      expect.stringMatching(/^5:5 x: not an IPv4 address/),
    ]);
  });

  test("a range beyond every zone is refused and makes nothing", () => {
    const { records, problems } = readText(`${head}$GENERATE 0-2147483647 h$ A 192.0.2.1\n`);
    expect(problems).toEqual([expect.stringMatching(/^4:11 0-2147483647: over 1048576 records/)]);
    expect(records).toHaveLength(2);
  });

  test("so is much text from few records", () => {
    const { records, problems } = readText(`${head}$GENERATE 1-9999 h$ TXT "${'\\"xxxxxxxxx\\" '.repeat(1000)}"\n`);
    expect(problems).toEqual([expect.stringMatching(/64 MiB/)]);
    expect(records).toHaveLength(2);
  });
});

describe.skipIf(isBindMissing())("BIND agrees", () => {
  test.each(taken)("%s", (words) => {
    const text = `${head}$GENERATE ${words}\n`;
    expect(asLoaded(namedCompilezone("example.", { text }).records)).toEqual(asLoaded(readText(text).records));
  });

  test.each(refused.filter(([words]) => words !== "255-257 h$ A 192.0.2.$"))("refuses %s", (words) => {
    expect(namedCompilezone("example.", { text: `${head}$GENERATE ${words}\n` }).loaded).toBe(false);
  });
});
