// npm run new-rule FAMILY/ID: a rule, its first fixtures, its place in the list.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ruleFiles } from "./generate/rule-files.mjs";
import { newRuleFiles } from "./new-rule/templates.mjs";
import { root } from "./paths.mjs";
import { runNode } from "./run.mjs";

const wanted = /^(?:([a-z-]+)\/)?([a-z0-9]+(?:-[a-z0-9]+)+)$/.exec(process.argv[2] ?? "");
const families = [...new Set(ruleFiles().map(({ family }) => family))];
const id = wanted?.[2] ?? "";
const family = wanted?.[1] ?? usualFamily(id);

if (!id || !family)
  stop(
    `Usage: npm run new-rule FAMILY/ID\n  FAMILY is a folder of src/rules: ${families.join(", ")}, or a new one.\n  ID names the pattern that is found: srv-target-is-alias`,
  );
if (ruleFiles().some((rule) => rule.id === id)) stop(`There is a rule ${id} already.`);

for (const [path, text] of newRuleFiles(family, id)) {
  if (existsSync(join(root, path))) stop(`${path} exists already.`);
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(`wrote ${path}`);
}
process.exitCode = await runNode("scripts/generate.mjs", []);
console.log("\nEvery PLACEHOLDER in these files fails the tests until you have put something in its place.");

/**
 * The family in which most rules begin with the same word.
 *
 * @param {string} rule
 * @returns {string | undefined}
 */
function usualFamily(rule) {
  const [word] = rule.split("-");
  const kin = ruleFiles().filter((other) => other.id.startsWith(`${word}-`));
  return families
    .toSorted((a, b) => kin.filter((k) => k.family === b).length - kin.filter((k) => k.family === a).length)
    .find(() => kin.length > 0);
}

/**
 * @param {string} why
 * @returns {never}
 */
function stop(why) {
  console.error(why);
  process.exit(2);
}
