import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { purposeIn } from "../fixture/comments.mjs";
import { fixtures, purposeFile } from "../fixture/fixtures.mjs";
import { root } from "../paths.mjs";
import { exampleRun } from "./example-run.mjs";
import { fenced } from "./fenced.mjs";

/** @typedef {import("../../src/rules/rule.ts").RuleMeta<import("../../src/rules/rule.ts").Scope>} RuleMeta */
/** @typedef {import("../fixture/fixtures.mjs").Fixture} Fixture */

/** @returns {Promise<[path: string, text: string][]>} a page for each rule of the built library, and their table */
export async function rulePages() {
  /** @type {{ rules: readonly { meta: RuleMeta }[] }} */
  const { rules } = await import(pathToFileURL(join(root, "dist/rules/index.js")).href);
  const all = fixtures();
  const pages = await inParallel(rules, async ({ meta }) => {
    const own = all.filter((fixture) => fixture.rule === meta.id);
    return /** @type {[string, string]} */ ([`docs/rules/${meta.id}.md`, await page(meta, own)]);
  });
  return [["docs/rules/README.md", table(rules.map(({ meta }) => meta))], ...pages];
}

/**
 * As many at a time as the machine has processors: each runs a program.
 *
 * @template T, R
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<R>} work
 * @returns {Promise<R[]>} in the order of the items
 */
async function inParallel(items, work) {
  /** @type {R[]} */
  const done = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < items.length; i = next++) done[i] = await work(/** @type {T} */ (items[i]));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return done;
}

/** @param {readonly RuleMeta[]} rules */
function table(rules) {
  const rows = rules.map(
    (meta) =>
      `| [${meta.id}](${meta.id}.md) | ${meta.severity} | ${judges[meta.scope]} | ${meta.fixable ? "yes" : ""} | ${meta.summary} |`,
  );
  return `# Rules

Each page says what the rule finds, why it matters, what it looks like, what it leaves alone, and where that is laid
down. \`zonewright explain RULE\` shows the same page in a terminal.

| rule | severity | judges | correction | finds |
|---|---|---|---|---|
${rows.join("\n")}
`;
}

/**
 * @param {RuleMeta} meta
 * @param {readonly Fixture[]} own
 */
async function page(meta, own) {
  const bad = own.find((fixture) => !fixture.good);
  const traps = own.filter((fixture) => fixture.good);
  const parts = [
    `# ${meta.id}\n\n${meta.summary}.\n\n${facts(meta)}`,
    `## Why it matters\n\n${meta.why}`,
    bad && `## Example\n\n${await example(bad)}`,
    traps.length > 0 && `## What it leaves alone\n\n${traps.map(trap).join("\n")}`,
    `## Sources\n\n${meta.sources.map((source) => `- ${source}`).join("\n")}`,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

/** @param {RuleMeta} meta */
function facts(meta) {
  const needs =
    meta.needs.length > 0 ? `${meta.needs.join(", ")}; without, the rule is reported as not judged` : "zones alone";
  return `| severity | judges | needs | correction | since |
|---|---|---|---|---|
| ${meta.severity} | ${judges[meta.scope]} | ${needs} | ${corrections[`${meta.fixable}`]} | ${meta.since} |`;
}

const judges = {
  zone: "records one by one",
  domain: "each accepted domain",
  certificate: "each certificate",
  estate: "all zones and certificates together",
};

/** @type {Record<`${RuleMeta["fixable"]}`, string>} */
const corrections = {
  cure: "by the cure of the domain, where one is proven to help: `zonewright fix`",
  own: "where one is proven to help: `zonewright fix`",
  false: "a person's decision",
};

/** @param {Fixture} fixture */
async function example(fixture) {
  const { files, command, output } = await exampleRun(fixture);
  const shown = files.map(({ name, text }) => `\`${name}\`:\n\n${fenced(language(name), text)}`);
  const purpose = purposeOf(fixture);
  return [purpose, ...shown, `\`${command}\` says:`, fenced("text", withoutClosing(output))]
    .filter(Boolean)
    .join("\n\n");
}

/**
 * What was inferred and what was not judged says more of the example than of the rule.
 *
 * @param {string} output
 */
function withoutClosing(output) {
  return output.replace(/^(?:Inferred|Not judged)\n[\s\S]*?\n\n(?=\d+ zones?, )/m, "…\n\n");
}

/** @param {Fixture} fixture */
function trap(fixture) {
  return `- ${purposeOf(fixture) || fixture.name}`;
}

/**
 * @param {Fixture} fixture
 * @returns {string} what it says of itself; an estate in estate.txt if it has one, else in its first zone
 */
export function purposeOf(fixture) {
  const path = purposeFile(fixture);
  return path === undefined ? "" : purposeIn(readFileSync(join(root, path), "utf8"));
}

/** @param {string} name */
function language(name) {
  return name.endsWith(".yaml") ? "yaml" : name.endsWith(".txt") ? "text" : "dns";
}
