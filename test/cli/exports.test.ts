import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exports } from "../exports/expected.js";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const sets = {
  ResourceRecordSets: [
    { Name: "contoso.com.", Type: "MX", TTL: 300, ResourceRecords: [{ Value: "10 mail.contoso.com" }] },
    { Name: "autodiscover.contoso.com.", Type: "A", TTL: 300, ResourceRecords: [{ Value: "192.0.2.20" }] },
    { Name: "mail.example.net.", Type: "A", TTL: 300, ResourceRecords: [{ Value: "192.0.2" }] },
  ],
};
const json = JSON.stringify(sets, null, 2);
const yaml =
  "---\nmail:\n  type: A\n  value: 192.0.2.20\n'':\n  type: MX\n  value: {preference: 10, exchange: mail.contoso.com.}\n";

describe("convert", () => {
  test.each(exports)("$name to what the library reads", async ({ file, bytes, records }) => {
    const folder = folderWith({ [file]: bytes });
    const canonical = await runIn(folder, ["convert", file, "--to", "canonical"]);
    expect(canonical.out.split("\n").filter(Boolean)).toEqual(records);
    const parsed = JSON.parse((await runIn(folder, ["convert", file, "--to", "json"])).out) as typeof Converted;
    expect(inText(parsed)).toEqual(records.map(judged));
  });

  test("its own JSON gives the same records again", async () => {
    for (const { file, bytes } of exports) {
      const { out } = await runIn(folderWith({ [file]: bytes }), ["convert", file, "--to", "json"]);
      const again = await runIn(folderWith({ "again.json": out }), ["convert", "again.json", "--to", "json"]);
      expect(inText(JSON.parse(again.out))).toEqual(inText(JSON.parse(out)));
    }
  });

  test("places are those of the file", async () => {
    const { out } = await runIn(folderWith({ "sets.json": json }), [
      "convert",
      "sets.json",
      "--to",
      "json",
      "--origin",
      "contoso.com",
    ]);
    const [mx] = (JSON.parse(out) as typeof Converted).records;
    const start = json.indexOf('"10 mail');
    expect(mx).toMatchObject({ file: "sets.json", start: { offset: start }, end: { offset: start + 21 } });
  });
});

/** Owners in JSON are made for judging: in A-labels. */
function judged(record: string): string {
  return record.replace(/^caf\\195\\169/, "xn--caf-dma");
}

function inText({ records }: typeof Converted): string[] {
  return records.map(({ owner, ttl, type, rdata }) => `${owner} ${ttl} IN ${type} ${rdata}`);
}

declare const Converted: {
  records: { owner: string; ttl: number; type: string; rdata: string; file: string; start: object; end: object }[];
};

describe("lint", () => {
  test("reports in the file, with its line", async () => {
    const folder = folderWith({ "sets.json": json });
    const { out } = await runIn(folder, ["lint", "sets.json", "--origin", "contoso.com", "--format", "unix"]);
    const line = json.slice(0, json.indexOf('"192.0.2"')).split("\n").length;
    expect(out).toContain(`sets.json:${line}:20: error: This cannot be read: not an IPv4 address`);
  });

  test("loads the reader of YAML by itself, and says what it read", async () => {
    const { out } = await runIn(folderWith({ "contoso.com.yaml": yaml }), ["lint", "contoso.com.yaml"]);
    expect(out).toContain("octoDNS's YAML for a zone file");
  });

  test.each([
    ["a.json", "{", "this is no JSON: } is missing"],
    ["a.json", '{"a":1}', "of no form that is known to hold a zone"],
    ["a.yaml", "a: [1\n", "flow sequence"],
    ["a.yaml", "- 1\n", "of no form that is known to hold a zone"],
  ])("%s with %j is one problem", async (file, text, reason) => {
    const { out, status } = await runIn(folderWith({ [file]: text }), ["lint", file, "--format", "json"]);
    const { findings } = JSON.parse(out) as { findings: { rule: string; message: string }[] };
    expect(status).toBe(1);
    expect(findings).toMatchObject([{ rule: "zone-syntax", message: expect.stringContaining(reason) }]);
  });
});

describe("a form that is no zone file is never changed", () => {
  const args = ["--cert", "names.txt", "--origin", "contoso.com"];
  const whole = {
    ResourceRecordSets: [
      ...sets.ResourceRecordSets.slice(0, 2),
      { Name: "mail.contoso.com.", Type: "A", TTL: 300, ResourceRecords: [{ Value: "192.0.2.20" }] },
    ],
  };
  const files = { "sets.json": JSON.stringify(whole, null, 2), "names.txt": "mail.contoso.com\n" };

  test("fix says why, and writes nothing", async () => {
    const folder = folderWith(files);
    const { out, err } = await runIn(folder, ["fix", "sets.json", ...args, "--write", "--unsafe"]);
    expect(out).toBe("");
    expect(err).toContain("sets.json is Route 53's JSON, no zone file; zonewright records prints what to change");
    expect(readFileSync(join(folder, "sets.json"), "utf8")).toBe(files["sets.json"]);
  });

  test("records prints what to change", async () => {
    const { out } = await runIn(folderWith(files), ["records", "sets.json", ...args, "--to", "bind"]);
    expect(out).toContain("_autodiscover._tcp.contoso.com.");
  });
});
