import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { canonicalRdata, canonicalRecord, canonicalRecords, recordText } from "../../src/zone/canonical.js";
import { overlay } from "../../src/zone/overlay.js";
import { readZone } from "../../src/zone/reader.js";
import type { RecordSpec, ResourceRecord } from "../../src/zone/record.js";
import { nameOf, sourceFromText, zoneFromText } from "../zone-from-text.js";

const head = "$TTL 300\n@ SOA ns host 1 2 3 4 5\n@ NS ns\n";

describe("canonical text of a record", () => {
  test.each([
    ["Www A 192.0.2.1", "www.example. 300 IN A 192.0.2.1"],
    ["www 60 MX 010 Mail", "www.example. 60 IN MX 10 Mail.example."],
    ["m\u00fcller CNAME M\u00dcLLER", "m\\195\\188ller.example. 300 IN CNAME M\\195\\156LLER.example."],
    ["www TXT a;b", 'www.example. 300 IN TXT "a"'],
    ['www TXT "a;b" c', 'www.example. 300 IN TXT "a;b" "c"'],
    ["www TYPE1 \\# 4 C0000201", "www.example. 300 IN A 192.0.2.1"],
    ["www TYPE65280 \\# 0", "www.example. 300 IN TYPE65280 \\# 0"],
    ["www HTTPS 1 . port=443 mandatory=port", "www.example. 300 IN HTTPS 1 . mandatory=port port=443"],
    ["www TLSA 3 1 1 ( aa\n bb )", "www.example. 300 IN TLSA 3 1 1 AABB"],
  ])("%s", (line, expected) => {
    const zone = zoneFromText(`${head}${line}\n`, "example.");
    const record = [...zone.all()].at(-1) as ResourceRecord;
    expect(canonicalRecord(record)).toBe(expected);
    expect([...canonicalRecords(zone)].at(-1)).toBe(expected);
    expect(canonicalRdata(record)).toBe(expected.split(" ").slice(4).join(" "));
  });

  test("a record that an edit puts in the place of another is its own, though they differ in case alone", () => {
    const zone = zoneFromText(`${head}www TXT "Proof"\n`, "example.");
    const [old] = zone.records(nameOf("www.example."), "TXT");
    if (!old) throw new Error("no record");
    const record: RecordSpec<"TXT"> = { owner: old.owner, ttl: old.ttl, type: "TXT", data: { strings: ["proof"] } };
    const [planned] = overlay(zone, [{ kind: "replace", old, record }]).records(old.owner, "TXT");
    expect(planned && canonicalRecord(planned)).toBe('www.example. 300 IN TXT "proof"');
    expect(canonicalRecord(old)).toBe('www.example. 300 IN TXT "Proof"');
  });

  test("a record without a place", () => {
    const record: RecordSpec<"SRV"> = {
      owner: nameOf("_autodiscover._tcp.example"),
      ttl: 3600,
      type: "SRV",
      data: { priority: 0, weight: 0, port: 443, target: nameOf("mail.example") },
    };
    expect(recordText(record)).toBe("_autodiscover._tcp.example. 3600 IN SRV 0 0 443 mail.example.");
  });
});

describe("reading our own canonical text gives the same text", () => {
  const folder = join(import.meta.dirname, "../../fixtures/zones/types");

  test.each(readdirSync(folder))("%s", (file) => {
    const once = [...canonicalRecords(zoneFromText(readFileSync(join(folder, file), "utf8"), "example."))];
    const { zone, problems } = readZone(sourceFromText(once.map((line) => `${line}\n`).join("")));
    expect(problems).toEqual([]);
    expect(zone.origin).toBe("example.");
    expect([...canonicalRecords(zone)]).toEqual(once);
  });
});
