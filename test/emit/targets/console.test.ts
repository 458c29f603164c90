import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EmittedEdit } from "../../../src/emit/emission.js";
import { target as consoleForm } from "../../../src/emit/targets/console.js";
import { type Name, toName } from "../../../src/zone/name.js";
import type { RecordSpec } from "../../../src/zone/record.js";

const name = (text: string) => toName(text) as Name;
const origin = name("companyB.com");
const target = name("webmail.companyA.com");
const srv: RecordSpec = {
  owner: name("_autodiscover._tcp.companyB.com"),
  ttl: 3600,
  type: "SRV",
  data: { priority: 0, weight: 0, port: 443, target },
};

function sheet(...edits: EmittedEdit[]): string[] {
  return consoleForm
    .emit([{ origin, edits, notes: [] }])
    .split("\n")
    .slice(4, -1)
    .map((line) => line.trim());
}

const added = (record: RecordSpec) => sheet({ kind: "add", record });

describe("consoleSheet", () => {
  it("shows an SRV record in both shapes", () => {
    const text = consoleForm.emit([{ origin, edits: [{ kind: "add", record: srv }], notes: ["Then wait an hour."] }]);
    expect(text).toBe(`companyb.com
============
Names below are relative to companyb.com; @ is companyb.com itself.

1. Add: SRV record of _autodiscover._tcp.companyb.com
   If there is one box for the name and one for the value:
   Type: SRV
   Name: _autodiscover._tcp
   Value: 0 0 443 webmail.companya.com.
   TTL: 3600

   If every field has its own box:
   Service: _autodiscover
   Protocol: _tcp
   Name: @
   Priority: 0
   Weight: 0
   Port: 443
   Target: webmail.companya.com.
   TTL: 3600

   If your console appends the zone to the target, keep the final dot; if it refuses the dot, leave it out.

Also:
- Then wait an hour.
`);
  });

  it("names a sub-domain in the name box of the split shape", () => {
    const owner = name("_autodiscover._tcp.sales.companyB.com");
    const lines = added({ ...srv, owner } as RecordSpec);
    expect(lines.filter((line) => line.startsWith("Name:"))).toEqual(["Name: _autodiscover._tcp.sales", "Name: sales"]);
  });

  it("shows removals as what to look for", () => {
    const old: RecordSpec = {
      owner: name("autodiscover.companyB.com"),
      ttl: 60,
      type: "A",
      data: { address: "203.0.113.10" },
    };
    expect(sheet({ kind: "remove", old })).toEqual([
      "1. Delete: A record of autodiscover.companyb.com",
      "Type: A",
      "Name: autodiscover",
      "Value: 203.0.113.10",
    ]);
  });

  it("shows the old record and the new one of a change", () => {
    const lines = sheet({ kind: "replace", old: srv, record: { ...srv, ttl: 60 } as RecordSpec });
    expect(lines[0]).toBe("1. Change: SRV record of _autodiscover._tcp.companyb.com");
    expect(lines.slice(1, 5)).toEqual([
      "Old:",
      "Type: SRV",
      "Name: _autodiscover._tcp",
      "Value: 0 0 443 webmail.companya.com.",
    ]);
    expect(lines).toContain("TTL: 60");
  });

  it.each<[string, RecordSpec, string[]]>([
    [
      "A",
      { owner: origin, ttl: 60, type: "A", data: { address: "203.0.113.10" } },
      ["Type: A", "Name: @", "Value: 203.0.113.10", "TTL: 60"],
    ],
    [
      "AAAA",
      { owner: name("x.companyB.com"), ttl: 60, type: "AAAA", data: { address: "2001:db8::1" } },
      ["Type: AAAA", "Name: x", "Value: 2001:db8::1", "TTL: 60"],
    ],
    [
      "CNAME",
      { owner: name("autodiscover.companyB.com"), ttl: 60, type: "CNAME", data: { target } },
      ["Type: CNAME", "Name: autodiscover", "Value: webmail.companya.com.", "TTL: 60"],
    ],
    [
      "MX",
      { owner: origin, ttl: 60, type: "MX", data: { preference: 10, exchange: target } },
      ["Type: MX", "Name: @", "Priority: 10", "Value: webmail.companya.com.", "TTL: 60"],
    ],
    [
      "TXT",
      { owner: origin, ttl: 60, type: "TXT", data: { strings: ["v=spf1 mx", " -all"] } },
      ["Type: TXT", "Name: @", "Value: v=spf1 mx -all"],
    ],
    [
      "TXT with quotes",
      { owner: origin, ttl: 60, type: "TXT", data: { strings: ['a "b" \n'] } },
      ["Type: TXT", "Name: @", 'Value: "a \\"b\\" \\010"'],
    ],
    [
      "CAA",
      { owner: origin, ttl: 60, type: "CAA", data: { flags: 0, tag: "issue", value: "ca.example" } },
      ["Type: CAA", "Name: @", 'Value: 0 issue "ca.example"', "TTL: 60"],
    ],
    [
      "a wildcard",
      { owner: name("*.companyB.com"), ttl: 60, type: "A", data: { address: "203.0.113.10" } },
      ["Type: A", "Name: *"],
    ],
  ])("has a form for %s", (_, record, lines) => {
    expect(added(record).slice(1, 1 + lines.length)).toEqual(lines);
  });

  it("gives long text whole and in pieces of 255", () => {
    const text = "x".repeat(300);
    const lines = added({ owner: origin, ttl: 60, type: "TXT", data: { strings: [text] } });
    expect(lines).toContain(`Value: ${text}`);
    expect(lines.join("\n")).toContain(`type 2 pieces: "${"x".repeat(255)}" "${"x".repeat(45)}"`);
  });

  it("lets no content make a line of its own", () => {
    const octets = fc
      .array(fc.integer({ min: 0, max: 255 }), { maxLength: 60 })
      .map((all) => String.fromCharCode(...all));
    fc.assert(
      fc.property(octets, fc.string({ unit: "binary", maxLength: 40 }), (text, note) => {
        const txt: RecordSpec = { owner: origin, ttl: 60, type: "TXT", data: { strings: [text] } };
        const caa: RecordSpec = { owner: origin, ttl: 60, type: "CAA", data: { flags: 0, tag: "issue", value: text } };
        const edits: EmittedEdit[] = [
          { kind: "add", record: txt },
          { kind: "remove", old: txt },
          { kind: "replace", old: caa, record: caa },
        ];
        const sheetText = consoleForm.emit([{ origin, edits, notes: [note] }]);
        expect(sheetText.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        const begins =
          /^(?:$|companyb\.com$|=+$|Names below|[123]\. |Also:$|- | {3}(?:$|Type: |Name: |Value: |TTL: |Old:$|New:$|The quotes))/;
        for (const line of sheetText.split("\n")) expect(line).toMatch(begins);
      }),
    );
  });
});
