import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readExport } from "../../src/exports/read-export.js";
import { listDelimiter } from "../../src/exports/record-list.js";
import { readTable } from "../../src/exports/table.js";
import { positionAt, resolveSpan } from "../../src/text/position.js";
import { canonicalRecords } from "../../src/zone/canonical.js";
import { sourceFromText } from "../zone-from-text.js";

describe("a table", () => {
  test("comes back as it was written", () => {
    const delimiters = fc.constantFrom("," as const, ";" as const, "\t" as const);
    const cells = fc.array(fc.array(fc.string({ unit: fc.constantFrom(...'ab,; \t"é\r\n') }), { minLength: 2 }));
    fc.assert(
      fc.property(delimiters, cells, fc.constantFrom("\n", "\r\n"), (delimiter, rows, end) => {
        const text = rows.map((row) => row.map(quoted).join(delimiter) + end).join("");
        const source = sourceFromText(text);
        const read = readTable(source, delimiter);
        expect(read.map((row) => row.map((cell) => cell.text))).toEqual(rows);
        for (const { text, at } of read.flat()) {
          expect(new TextDecoder().decode(source.bytes.subarray(at.start, at.end))).toBe(quoted(text));
        }
      }),
    );
  });

  test("of anything is read to its end", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a, "\t\r\n') }), (text) => {
        const cells = readTable(sourceFromText(text), ",").flat();
        expect(
          cells
            .map((cell) => cell.text)
            .join("")
            .replace(/\W/g, ""),
        ).toBe(text.replace(/\W/g, ""));
      }),
    );
  });
});

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

test.each([
  ["Type,Name,Value\n", ","],
  ['\ufeff"Type";"Host";"Points to"\r\n', ";"],
  ["name\ttype\tttl\tcontent", "\t"],
  ["Type,Name\n", undefined],
  ["type A 192.0.2.1\n", undefined],
  ["; Type,Name,Value\n", undefined],
  ["", undefined],
])("the delimiter of %j", (text, delimiter) => {
  expect(listDelimiter(text)).toBe(delimiter);
});

function read(text: string, path = "contoso.com.csv") {
  const { zone, problems, notes } = readExport(sourceFromText(text, path));
  return {
    records: [...canonicalRecords(zone)],
    problems: problems.map(({ at, reason }) => {
      const { source, start } = resolveSpan(at);
      return `${positionAt(source, start).line} ${reason}`;
    }),
    notes: notes.map(({ about, subject }) => `${about}: ${subject}`),
  };
}

describe("a line of a list of records", () => {
  const head = "Type,Name,TTL,Priority,Weight,Port,Service,Protocol,Value\n";
  test.each([
    ["A,@,60,,,,,,192.0.2.1", "contoso.com. 60 IN A 192.0.2.1"],
    ["a,WWW.Contoso.com,60,,,,,,192.0.2.1", "www.contoso.com. 60 IN A 192.0.2.1"],
    ["A,contoso.com.,60,,,,,,192.0.2.1", "contoso.com. 60 IN A 192.0.2.1"],
    ["A,notcontoso.com,60,,,,,,192.0.2.1", "notcontoso.com.contoso.com. 60 IN A 192.0.2.1"],
    ["CNAME,w,1 Hour,,,,,,x.example", "w.contoso.com. 3600 IN CNAME x.example."],
    ["CNAME,w,1/2 Hour,,,,,,x", "w.contoso.com. 1800 IN CNAME x.contoso.com."],
    ["CNAME,w,10 min,,,,,,@", "w.contoso.com. 600 IN CNAME contoso.com."],
    ["MX,@,60,10,,,,,mail.contoso.com", "contoso.com. 60 IN MX 10 mail.contoso.com."],
    ["MX,@,60,,,,,,20 mail", "contoso.com. 60 IN MX 20 mail.contoso.com."],
    ["MX,@,60,10,,,,,20 mail", "contoso.com. 60 IN MX 20 mail.contoso.com."],
    ["SRV,_a._tcp,60,1,2,3,,,m.example", "_a._tcp.contoso.com. 60 IN SRV 1 2 3 m.example."],
    ["SRV,_a._tcp,60,1,,,,,2 3 m.example", "_a._tcp.contoso.com. 60 IN SRV 1 2 3 m.example."],
    ["SRV,_a._tcp,60,,,,,,1 2 3 m.example", "_a._tcp.contoso.com. 60 IN SRV 1 2 3 m.example."],
    ["SRV,@,60,1,2,3,_a,tcp,m.example", "_a._tcp.contoso.com. 60 IN SRV 1 2 3 m.example."],
    ["SRV,sub,60,1,2,3,a,_tcp,m.example", "_a._tcp.sub.contoso.com. 60 IN SRV 1 2 3 m.example."],
    ['TXT,@,60,,,,,,"v=DKIM1; k=""rsa"""', 'contoso.com. 60 IN TXT "v=DKIM1; k=\\"rsa\\""'],
    ['TXT,@,60,,,,,,"""one"" ""two"""', 'contoso.com. 60 IN TXT "one" "two"'],
    ['CAA,@,60,,,,,,"0 issue ""ca.example"""', 'contoso.com. 60 IN CAA 0 issue "ca.example"'],
  ])("%s", (line, record) => {
    const { records, problems, notes } = read(`${head}${line}\n`);
    expect(problems).toEqual([]);
    expect(records).toEqual([record]);
    expect(notes).toEqual(["form: a table of records for a zone file"]);
  });

  test("that is none is a problem of its own", () => {
    const { records, problems } = read(
      `${head}A,a,60,,,,,,192.0.2\n,b,60\nURL,c,60,,,,,,http://x\nA,d,60,,,,,,192.0.2.1`,
    );
    expect(records).toEqual(["d.contoso.com. 60 IN A 192.0.2.1"]);
    expect(problems.map((problem) => problem.replace(/:.*/, ""))).toEqual([
      "3 a line of the table without a type or a value",
      "2 not an IPv4 address",
      "4 unknown record type",
    ]);
  });

  test("with a TTL of its console's choice gets one, and that is said", () => {
    const { records, notes } = read(`${head}A,a,60,,,,,,192.0.2.1\nA,b,Auto,,,,,,192.0.2.1\nA,c,,,,,,,192.0.2.1\n`);
    expect(records.slice(1)).toEqual(["b.contoso.com. 3600 IN A 192.0.2.1", "c.contoso.com. 3600 IN A 192.0.2.1"]);
    expect(notes).toContain("default TTL: 3600");
  });
});
