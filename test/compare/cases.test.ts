import { join } from "node:path";
import { expect, test } from "vitest";
import { comparisonCases, sameEveryYear } from "../../scripts/fixture/comparisons.mjs";
import { root } from "../../scripts/paths.mjs";
import { checks } from "../../src/compare/checks/index.js";
import { runIn } from "../cli/run-in.js";

const cases = comparisonCases();

test.each(cases)("$name", async ({ folder, args, report, name }) => {
  const { status, out, err } = await runIn(join(root, folder), [...args, ...sameEveryYear]);
  expect([out, err]).toEqual([report, ""]);
  const errors = / error/.test(report);
  expect(status).toBe(errors ? 1 : 0);
  if (name.startsWith("good-")) expect(out).toMatch(/: no difference that counts\n$/);
});

test("every check has a case that shows it", () => {
  const shown = cases.filter(({ name, report }) => report.includes(`docs/rules/${name}.md`)).map(({ name }) => name);
  const listed = cases
    .filter(({ name, report }) => name === "records-added" && report.includes("is new"))
    .map(({ name }) => name);
  expect([...shown, ...listed].sort()).toEqual(checks.map(({ meta }) => meta.id));
});
