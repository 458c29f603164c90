import { describe, expect, test } from "vitest";
import { yamlTrees } from "../../src/cli/input/yaml-tree.js";
import { buildEstate } from "../../src/estate/build.js";
import { readExport } from "../../src/exports/read-export.js";
import { lint } from "../../src/lint.js";
import { openSource } from "../../src/text/open-source.js";
import { positionAt, resolveSpan } from "../../src/text/position.js";
import { canonicalRecords } from "../../src/zone/canonical.js";
import { isProxied } from "../../src/zone/cloudflare-tags.js";
import { asLoaded } from "../zone/bind-habits.js";
import { isBindMissing, namedCompilezone } from "../zone/named-compilezone.js";
import { type Export, exports } from "./expected.js";

function readOne({ file, bytes }: Export) {
  const source = openSource(file, bytes);
  if ("undecodable" in source) throw new Error(source.undecodable);
  return readExport(source, { yaml: yamlTrees });
}

describe("an export is read as it comes", () => {
  test.each(exports)("$name", (one) => {
    const { zone, notes, problems } = readOne(one);
    const places = problems.map(({ at, reason }) => {
      const { source, start } = resolveSpan(at);
      const { line, column } = positionAt(source, start);
      return `${line}:${column} ${reason}`;
    });
    expect([...canonicalRecords(zone)]).toEqual(one.records);
    expect(notes.map(({ about, subject }) => `${about}: ${subject}`)).toEqual(one.notes);
    expect(places).toEqual(one.problems);
    expect(zone.origin).toBe("contoso.com.");
  });
});

test("octoDNS's proxied records are those that Cloudflare's export marks", () => {
  const proxied = ["cloudflare", "octodns"].map((name) => {
    const { zone } = readOne(exports.find((one) => one.name === name) as Export);
    return Array.from(zone.all())
      .filter(isProxied)
      .map(({ owner, type }) => `${owner} ${type}`);
  });
  expect(proxied).toEqual([
    ["contoso.com. A", "www.contoso.com. CNAME"],
    ["www.contoso.com. A", "www.contoso.com. A"],
  ]);
});

describe("lint finds in an export what is truly wrong", () => {
  test.each(exports)("$name", (one) => {
    const { zone, problems, notes } = readOne(one);
    const { findings } = lint(buildEstate({ zones: { public: [zone] }, problems, notes, now: new Date("2026-11-22") }));
    expect(findings.map(({ rule }) => rule).sort()).toEqual(one.findings);
  });
});

describe.skipIf(isBindMissing())("what BIND makes of an export", () => {
  const files = exports.filter(({ bind }) => bind !== "none");

  test.each(files)("$name", ({ bind, bytes, records }) => {
    const answer = namedCompilezone("contoso.com.", { text: Buffer.from(bytes).toString("utf8") });
    expect(answer.loaded).toBe(bind !== "refuses");
    if (bind === "loads") expect(asLoaded(answer.records)).toEqual(asLoaded(records));
  });
});
