import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quotedText, rdataOf, recordLine, withAbsoluteTarget } from "../../src/exports/line.js";
import { readExport } from "../../src/exports/read-export.js";
import { resolveSpan } from "../../src/text/position.js";
import { canonicalRecords } from "../../src/zone/canonical.js";
import { readText } from "../zone/read-text.js";
import { nameOf, sourceFromText } from "../zone-from-text.js";

const at = { source: sourceFromText(""), start: 0, end: 0 };

describe("the line of a record", () => {
  test.each([
    [{ owner: "", type: "A", rdata: "192.0.2.1" }, "@ IN A 192.0.2.1"],
    [{ owner: "a", ttl: "60", type: "A", rdata: "192.0.2.1", comment: "x" }, "a 60 IN A 192.0.2.1 ; x"],
    [{ owner: "$TTL", type: "A", rdata: "192.0.2.1" }, "\\$TTL IN A 192.0.2.1"],
    [{ owner: 'a b;(")\n', type: "A", rdata: "" }, 'a\\032b\\;\\(\\"\\)\\010 IN A'],
    [{ owner: "a", ttl: "1 h", type: "A\nb", rdata: "" }, "a 1\\032h IN A\\010b"],
  ])("%j", (record, text) => {
    expect(recordLine({ ...record, at }).text).toBe(text);
  });
});

test.each([
  ["10 mail", "10 mail"],
  [" 10\tmail\n", "10 mail"],
  ['0 issue "a; b"', '0 issue "a; b"'],
  ["a ; b (c)", "a \\; b \\(c\\)"],
  ['"a\nb" c\nd', '"a\\010b" c d'],
  ['"a\\"; b"', '"a\\"; b"'],
])("rdata %j", (text, rdata) => {
  expect(rdataOf(text)).toBe(rdata);
});

test.each([
  ["CNAME", "www.contoso.com", "www.contoso.com."],
  ["CNAME", "www.contoso.com.", "www.contoso.com."],
  ["CNAME", "www", "www"],
  ["CNAME", "@", "@"],
  ["MX", "10 mail.contoso.com", "10 mail.contoso.com."],
  ["mx", "10 mail", "10 mail"],
  ["MX", "0 .", "0 ."],
  ["A", "192.0.2.1", "192.0.2.1"],
])("the target of %s %s", (type, rdata, absolute) => {
  expect(withAbsoluteTarget(type, rdata)).toBe(absolute);
});

test("a text of any length comes back as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 700 }), (text) => {
      fc.pre(!/^\s*"/.test(text) && !text.includes("\\") && !/\p{Surrogate}/u.test(text));
      const { records, problems } = readText(`a 1 TXT ${quotedText(text)}\n`);
      expect(problems).toEqual([]);
      const octets = (records[0] ?? "").replace(/^\S+ 1 IN TXT "|"$/g, "").replaceAll('" "', "");
      expect(octets).toBe(escaped(text));
    }),
  );
});

function escaped(text: string): string {
  return Array.from(new TextEncoder().encode(text), (octet) => {
    const char = String.fromCharCode(octet);
    if (octet < 0x20 || octet > 0x7e) return `\\${String(octet).padStart(3, "0")}`;
    return char === '"' || char === "\\" ? `\\${char}` : char;
  }).join("");
}

const hostile = fc.string({ unit: fc.constantFrom(...'a.\\0529 "();$@\n\r\té*'), maxLength: 12 });

test("whatever a value says, it becomes one record or one problem, and touches no other", () => {
  const set = fc.record({
    Name: hostile,
    Type: fc.constantFrom("A", "MX", "TXT", "CAA", "x", "$ORIGIN"),
    TTL: fc.oneof(fc.nat(), hostile),
    ResourceRecords: fc.array(fc.record({ Value: hostile }), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(set, { maxLength: 4 }), (sets) => {
      const last = { Name: "last.contoso.com.", Type: "A", TTL: 1, ResourceRecords: [{ Value: "192.0.2.1" }] };
      const source = sourceFromText(JSON.stringify({ ResourceRecordSets: [...sets, last] }, null, 1));
      const { zone, problems } = readExport(source, { origin: nameOf("contoso.com") });
      const { outside } = zone;
      const values = sets.reduce((sum, { ResourceRecords }) => sum + ResourceRecords.length, 1);
      const faulty = new Set(problems.map((problem) => resolveSpan(problem.at).start));
      expect([...canonicalRecords(zone)].at(-1)).toBe("last.contoso.com. 1 IN A 192.0.2.1");
      expect(zone.size + outside.size + faulty.size).toBeGreaterThanOrEqual(values);
      expect(zone.size + outside.size).toBeLessThanOrEqual(values);
      for (const { span } of zone.all()) expect(resolveSpan(span).source).toBe(source);
    }),
    { numRuns: 500 },
  );
});
