import { expect, test } from "vitest";
import { filesBelow } from "../../scripts/check/source-files.mjs";
import { staleFiles } from "../../scripts/generate/all.mjs";
import { ruleFiles } from "../../scripts/generate/rule-files.mjs";
import { rules } from "../../src/rules/index.js";

const ids = ruleFiles()
  .map(({ id }) => id)
  .sort();

test("the list of rules is the folder, by id", () => {
  expect(rules.map(({ meta }) => meta.id)).toEqual(ids);
});

test("every rule has a page, and every page a rule", () => {
  const pages = filesBelow("docs/rules").filter((path) => path !== "docs/rules/README.md");
  expect(pages).toEqual(ids.map((id) => `docs/rules/${id}.md`));
});

test("lists, pages and the README's output are what npm run generate writes", { timeout: 60_000 }, async () => {
  expect(await staleFiles()).toEqual([]);
});
