import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { purposeIn } from "../fixture/comments.mjs";
import { isEstateFile, isZoneFile } from "../fixture/files.mjs";
import { fixtures } from "../fixture/fixtures.mjs";
import { root } from "../paths.mjs";
import { exampleRun } from "./example-run.mjs";

/** @typedef {import("../../src/rules/rule.ts").RuleMeta<import("../../src/rules/rule.ts").Scope>} RuleMeta */
/** @typedef {import("../fixture/fixtures.mjs").Fixture} Fixture */

/** @returns {Promise<[path: string, text: string][]>} a page for each rule of the built library, and their table */
export async function rulePages() {
  /** @type {{ rules: readonly { meta: RuleMeta }[] }} */
  const { rules } = await import(pathToFileURL(join(root, "dist/rules/index.js")).href);
  const all = fixtures();
  /** @type {[string, string][]} */
  const pages = [["docs/rules/README.md", table(rules.map(({ meta }) => meta))]];
  for (const { meta } of rules) {
    const own = all.filter((fixture) => fixture.rule === meta.id);
    pages.push([`docs/rules/${meta.id}.md`, await page(meta, own)]);
  }
  return pages;
}

/** @param {readonly RuleMeta[]} rules */
function table(rules) {
  const rows = rules.map(
    (meta) =>
      `| [${meta.id}](${meta.id}.md) | ${meta.severity} | ${meta.scope} | ${meta.fixable ? "yes" : ""} | ${meta.summary} |`,
  );
  return `# Rules

Each page says what the rule finds, why it matters, what it looks like, what it leaves alone, and where that is laid
down. \`zonewright explain RULE\` shows the same page in a terminal.

| rule | severity | judges a | fix | finds |
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
    `# ${meta.id}\n\n${meta.summary}\n\n${facts(meta)}`,
    `## Why it matters\n\n${meta.why}`,
    bad && `## Example\n\n${await example(bad)}`,
    traps.length > 0 && `## What it leaves alone\n\n${traps.map(trap).join("\n")}`,
    `## Sources\n\n${meta.sources.map((source) => `- ${source}`).join("\n")}`,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

/** @param {RuleMeta} meta */
function facts(meta) {
  const fix = meta.fixable
    ? "where a correction is certain to help, `zonewright fix` shows it; `--write` applies it"
    : "none: what to do is a person's decision, and the message says what there is to decide";
  const needs =
    meta.needs.length > 0 ? `${meta.needs.join(", ")}; without, the rule is reported as skipped` : "nothing but zones";
  return `- severity: ${meta.severity}\n- judges: a ${meta.scope}\n- needs: ${needs}\n- fix: ${fix}\n- since: ${meta.since}`;
}

/** @param {Fixture} fixture */
async function example(fixture) {
  const { files, command, output } = await exampleRun(fixture);
  const shown = files.map(({ name, text }) => `\`${name}\`:\n\n${fenced(language(name), text)}`);
  const purpose = purposeOf(fixture);
  return [purpose, ...shown, `\`${command}\` says:`, fenced("text", output)].filter(Boolean).join("\n\n");
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
  const path = fixture.files.find(isEstateFile) ?? fixture.files.find(isZoneFile);
  return path === undefined ? "" : purposeIn(readFileSync(join(root, path), "utf8"));
}

/** @param {string} name */
function language(name) {
  return name.endsWith(".yaml") ? "yaml" : name.endsWith(".txt") ? "text" : "dns";
}

/**
 * A fence that the text cannot end.
 *
 * @param {string} info
 * @param {string} text
 */
function fenced(info, text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${info}\n${text.trimEnd()}\n${fence}`;
}
