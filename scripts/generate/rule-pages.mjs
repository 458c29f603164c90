import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { purposeIn } from "../fixture/comments.mjs";
import { comparisonCases } from "../fixture/comparisons.mjs";
import { fixtures, purposeFile } from "../fixture/fixtures.mjs";
import { root } from "../paths.mjs";
import { comparisonExample } from "./comparison-example.mjs";
import { exampleRun } from "./example-run.mjs";
import { fenced } from "./fenced.mjs";
import { knownRules } from "./known-rules.mjs";

/** @typedef {import("../../src/rules/rule.ts").RuleMeta} RuleMeta */
/** @typedef {import("../fixture/fixtures.mjs").Fixture} Fixture */

/** @returns {Promise<[path: string, text: string][]>} a page for each rule and check, and their table */
export async function rulePages() {
  const rules = await knownRules();
  const all = fixtures();
  const cases = comparisonCases();
  const pages = await inParallel(rules, async (meta) => {
    const text = meta.scope === "comparison" ? comparisonPage(meta, cases) : rulePage(meta, all);
    return /** @type {[string, string]} */ ([`docs/rules/${meta.id}.md`, await text]);
  });
  return [["docs/rules/README.md", table(rules)], ...pages];
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
 * @param {readonly Fixture[]} all
 */
async function rulePage(meta, all) {
  const own = all.filter((fixture) => fixture.rule === meta.id);
  const bad = own.find((fixture) => !fixture.good);
  const traps = own.filter((fixture) => fixture.good).map((fixture) => purposeOf(fixture) || fixture.name);
  return page(meta, bad && (await example(bad)), traps);
}

/**
 * @param {RuleMeta} meta
 * @param {readonly import("../fixture/comparisons.mjs").ComparisonCase[]} cases
 */
function comparisonPage(meta, cases) {
  const bad = cases.find(({ name }) => name === meta.id);
  const traps = cases.filter(({ name }) => name.startsWith(`good-${meta.id}`)).map(({ about }) => about);
  return page(meta, bad && comparisonExample(bad), traps);
}

/**
 * @param {RuleMeta} meta
 * @param {string | undefined} shown an example
 * @param {readonly string[]} traps
 */
function page(meta, shown, traps) {
  const parts = [
    `# ${meta.id}\n\n${meta.summary}.\n\n${facts(meta)}`,
    `## Why it matters\n\n${meta.why}`,
    shown && `## Example\n\n${shown}`,
    traps.length > 0 && `## What it leaves alone\n\n${traps.map((trap) => `- ${trap}`).join("\n")}`,
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
| ${meta.severity} | ${judges[meta.scope]} | ${needs} | ${correctionOf(meta)} | ${meta.since} |`;
}

/** @param {RuleMeta} meta */
function correctionOf({ scope, fixable }) {
  return scope === "comparison" && fixable
    ? "puts back what was: `zonewright compare OLD NEW --to TARGET`"
    : corrections[`${fixable}`];
}

const judges = {
  zone: "records one by one",
  domain: "each accepted domain",
  certificate: "each certificate",
  estate: "all zones and certificates together",
  comparison: "two states of the zones (`zonewright compare`)",
  verification: "what name servers answer (`zonewright verify`)",
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
