import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { withShortStrings } from "../../../src/emit/character-strings.js";
import { type EmittedEdit, emissionOfRecords } from "../../../src/emit/emission.js";
import { target } from "../../../src/emit/targets/bind.js";
import { generateSrv } from "../../../src/generate/srv.js";
import { recordText } from "../../../src/zone/canonical.js";
import { type Name, toName } from "../../../src/zone/name.js";
import type { RecordSpec } from "../../../src/zone/record.js";

const folder = mkdtempSync(join(tmpdir(), "zonewright-bind-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const companyB = toName("companyB.com") as Name;
const srv: RecordSpec = {
  owner: toName("_autodiscover._tcp.companyB.com") as Name,
  ttl: 3600,
  type: "SRV",
  data: { priority: 0, weight: 0, port: 443, target: toName("webmail.companyA.com") as Name },
};
const host: RecordSpec = {
  owner: toName("autodiscover.companyB.com") as Name,
  ttl: 300,
  type: "A",
  data: { address: "203.0.113.10" },
};

/** What BIND makes of the lines at the end of a zone that is complete without them. */
function compiled(lines: string): string[] {
  const file = join(folder, "zone");
  writeFileSync(
    file,
    `$ORIGIN sub.companyb.com.\n$TTL 1\ncompanyb.com. 60 IN SOA ns hostmaster 1 2 3 4 5\ncompanyb.com. 60 IN NS ns.example.\n${lines}`,
  );
  const command = ["-i", "none", "-s", "full", "-q", "-o", "-", "companyb.com", file];
  const text = execFileSync("named-compilezone", command, { encoding: "latin1" });
  return text
    .split("\n")
    .filter((line) => line !== "" && !/ (SOA|NS)\t? /.test(line.replaceAll("\t", " ")))
    .map((line) => line.replace(/[ \t]+/g, " "));
}

describe("bind", () => {
  it("writes absolute names, TTL and class, and comments for what goes", () => {
    const edits: EmittedEdit[] = [
      { kind: "add", record: srv },
      { kind: "add", record: host },
      { kind: "remove", old: host },
    ];
    expect(target.emit([{ origin: companyB, edits, serial: { old: 7, next: 8 }, notes: ["Wait\nhere."] }])).toBe(
      [
        "; companyb.com: 2 to add, 1 to delete",
        "; Raise the serial of the SOA from 7 to 8, or secondaries keep the old zone.",
        "_autodiscover._tcp.companyb.com. 3600 IN SRV 0 0 443 webmail.companya.com.",
        "autodiscover.companyb.com.       300  IN A   203.0.113.10",
        "; delete: autodiscover.companyb.com. 300 IN A 203.0.113.10",
        "; Wait\\u000ahere.",
        "",
      ].join("\n"),
    );
  });

  it("writes what is replaced before what replaces it", () => {
    const edits: EmittedEdit[] = [{ kind: "replace", old: { ...srv, ttl: 60 }, record: srv }];
    const lines = target.emit([{ origin: companyB, edits, notes: [] }]).split("\n");
    expect(lines.slice(2, 4)).toEqual([
      "; delete: _autodiscover._tcp.companyb.com. 60 IN SRV 0 0 443 webmail.companya.com.",
      "_autodiscover._tcp.companyb.com. 3600 IN SRV 0 0 443 webmail.companya.com.",
    ]);
  });

  it("is read by BIND as it is meant, under a foreign $ORIGIN and $TTL", () => {
    const generated = generateSrv({ domain: "companyB.com", target: "webmail.companyA.com" });
    if ("mistake" in generated) throw new Error(generated.mistake);
    const text = target.emit([emissionOfRecords(generated.origin, generated.records, generated.notes)]);
    expect(compiled(text)).toEqual(["_autodiscover._tcp.companyb.com. 3600 IN SRV 0 0 443 webmail.companya.com."]);
  });

  it("cuts text into strings of 255 octets", () => {
    const text = "v=DKIM1; p=".padEnd(600, "x");
    const record: RecordSpec = { owner: companyB, ttl: 60, type: "TXT", data: { strings: [text] } };
    const [line = ""] = compiled(target.emit([emissionOfRecords(companyB, [record], [])]));
    const strings = line.match(/"[^"]*"/g) ?? [];
    expect(strings.map((one) => one.length - 2)).toEqual([255, 255, 90]);
    expect(strings.map((one) => one.slice(1, -1)).join("")).toBe(text);
  });

  const octets = fc
    .array(fc.integer({ min: 0, max: 255 }), { maxLength: 300 })
    .map((all) => String.fromCharCode(...all));
  const hostile = fc.oneof(
    octets,
    fc.constantFrom('"', "\\", "\n$INCLUDE /etc/passwd\n", '"\nx A 1.2.3.4 ;', "\0", ")(", "\u0085x", "; x"),
  );
  const textRecord = (text: string): RecordSpec => ({
    owner: companyB,
    ttl: 60,
    type: "TXT",
    data: { strings: [text] },
  });

  it("lets no content break out of its line", () => {
    const note = fc.oneof(hostile, fc.string({ unit: "binary", maxLength: 50 }), fc.constantFrom("\u2028x", "\u202ex"));
    fc.assert(
      fc.property(hostile, note, (text, remark) => {
        const edits: EmittedEdit[] = [
          { kind: "add", record: textRecord(text) },
          { kind: "remove", old: textRecord(text) },
        ];
        const lines = target.emit([{ origin: companyB, edits, notes: [remark] }]).split("\n");
        expect(lines.map((line) => line.slice(0, 2))).toEqual(["; ", "; ", "co", "; ", "; ", ""]);
        expect(lines.join("")).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it("brings every octet to BIND", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = target.emit([emissionOfRecords(companyB, [textRecord(text)], [])]);
        expect(compiled(lines)).toEqual([recordText(withShortStrings(textRecord(text)))]);
      }),
      { numRuns: 12 },
    );
  });
});
