import { expect, test } from "vitest";
import { filesBelow } from "../../scripts/check/source-files.mjs";
import { staleFiles } from "../../scripts/generate/all.mjs";
import { ruleFiles } from "../../scripts/generate/rule-files.mjs";
import { checkFiles } from "../../scripts/generate/rules-index.mjs";
import { knownRules } from "../../src/cli/known-rules.js";
import { checks } from "../../src/compare/checks/index.js";
import { rules } from "../../src/rules/index.js";

const ids = ruleFiles()
  .map(({ id }) => id)
  .sort();
const known = (await knownRules()).map(({ id }) => id);

test("the list of rules is the folder, by id", () => {
  expect(rules.map(({ meta }) => meta.id)).toEqual(ids);
});

test("the list of the checks of compare is their folder, by id", () => {
  expect(checks.map(({ meta }) => meta.id)).toEqual(checkFiles("src/compare/checks").map(({ id }) => id));
});

test("every rule has a page, and every page a rule", () => {
  const pages = filesBelow("docs/rules").filter((path) => path !== "docs/rules/README.md");
  expect(pages).toEqual(known.map((id) => `docs/rules/${id}.md`));
});

test("lists, pages and the README's output are what npm run generate writes", { timeout: 120_000 }, async () => {
  expect(await staleFiles()).toEqual([]);
});
