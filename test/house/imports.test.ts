import { describe, expect, test } from "vitest";
import { importFaults } from "../../scripts/check/import-rules.mjs";
import { sourceFiles } from "../../scripts/check/source-files.mjs";

test("the sources keep to the layers", () => {
  expect(importFaults(sourceFiles(["src"]))).toEqual([]);
});

describe("an import that the layers forbid is found", () => {
  const forbidden: readonly [from: string, text: string, reason: RegExp][] = [
    ["src/zone/a.ts", 'import { x } from "../estate/estate.js";', /zone may import text, itself/],
    ["src/zone/a.ts", 'import type { X } from "../rules/rule.js";', /zone may import text, itself/],
    ["src/text/a.ts", 'import fs from "node:fs";', /only cli, verify and certificate\/read/],
    ["src/text/a.ts", 'import fs from "fs";', /written node:/],
    ["src/certificate/a.ts", 'import { x } from "node:crypto";', /only cli, verify and certificate\/read/],
    ["src/lint.ts", 'import { x } from "./certificate/read.js";', /lint may import/],
    ["src/rules/a/one.ts", 'import { rule } from "../b/two.js";', /a rule never imports another/],
    ["src/report/a.ts", 'import { lint } from "../lint.js";', /report may import/],
    ["src/lint.ts", 'export * from "./cli/main.js";', /lint may import/],
    ["src/verify/a.ts", 'const x = await import("../cli/main.js");', /verify may import/],
    ["src/fix/a.ts", 'type X = import("../autodiscover/walk.js").X;', /fix may import/],
    ["src/rules/a/one.ts", 'import kleur from "kleur";', /its packages are: none/],
    ["src/index.ts", 'import { x } from "./nowhere/a.js";', /index may import/],
    ["src/nowhere/a.ts", 'import { x } from "../text/source.js";', /in no layer/],
    ["src/zone/a.ts", 'import { x } from "../../test/x.js";', /zone may import/],
  ];
  test.each(forbidden)("%s: %s", (from, text, reason) => {
    expect(importFaults(new Map([[from, text]]))).toEqual([expect.stringMatching(reason)]);
  });

  const allowed: readonly [from: string, text: string][] = [
    ["src/report/a.ts", 'import type { Report } from "../finding.js";'],
    ["src/report/a.ts", 'import { type Report } from "../finding.js";'],
    ["src/emit/a.ts", 'import { recordText } from "../zone/canonical.js";'],
    ["src/certificate/read.ts", 'import { X509Certificate } from "node:crypto";'],
    ["src/cli/a.ts", 'import { readCertificate } from "../certificate/read.js";'],
    ["src/rules/a/one.ts", 'import { defineRule } from "../rule.js";'],
    ["src/lint.ts", 'import { rules } from "./rules/index.js";'],
  ];
  test.each(allowed)("but not %s: %s", (from, text) => {
    expect(importFaults(new Map([[from, text]]))).toEqual([]);
  });

  test("and so are circles and barrels", () => {
    const circle = new Map([
      ["src/zone/a.ts", 'import "./b.js";'],
      ["src/zone/b.ts", 'import type { A } from "./a.js";'],
      ["src/zone/index.ts", 'export { a } from "./a.js";'],
    ]);
    expect(importFaults(circle)).toEqual([
      expect.stringMatching(/^src\/zone\/index.ts is a barrel/),
      expect.stringContaining("src/zone/a.ts -> src/zone/b.ts -> src/zone/a.ts"),
    ]);
  });
});
