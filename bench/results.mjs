import { cpus } from "node:os";
import { budgets } from "./budgets.mjs";
import { medians, ratioOf } from "./measure.mjs";
import { missingPeers, versions } from "./peers.mjs";

/**
 * @typedef {import("./budgets.mjs").Budget} Budget
 * @typedef {import("./measure.mjs").Result} Result
 * @typedef {{ group: import("./groups.mjs").Group, results: readonly Result[] }} Section
 */

/**
 * The page that says what was measured.
 *
 * @param {readonly Section[]} sections
 * @returns {string} in Markdown
 */
export function resultsPage(sections) {
  return `${[heading(), budgetTable(sections), ...sections.map(sectionText)].join("\n\n")}\n`;
}

function heading() {
  const processors = cpus();
  const missing = missingPeers();
  const machine = `${processors.length} × ${processors[0]?.model ?? "unknown processor"}, ${process.platform}`;
  const day = new Date().toISOString().slice(0, 10);
  return `# What zonewright costs

Written by \`npm run bench\`. Whole processes, run in turn; each figure is a median. Ratios are to the first row of a
table, round by round, so they mean something on another machine; the absolute figures do not. Memory is told from
13 MiB on: so much has the program that starts the others. Every program had to find its input good, and zonewright's
lint, under all of its rules, to read every record and find neither error nor warning. That it finds what is wrong in
zones of any size is shown by \`test/seeded\`.

${[day, machine, `Node ${process.versions.node}`, ...versions()].join(" · ")}${missing.length === 0 ? "" : `\n\nNot installed, so not measured: ${missing.join(", ")}.`}`;
}

/**
 * @param {readonly Section[]} sections
 * @returns {string}
 */
export function budgetTable(sections) {
  return `## Budgets

| what | of | budget | measured | |
|---|---|---|---|---|
${budgets.map((budget) => budgetLine(budget, sections)).join("\n")}
${shortfalls(sections)}`;
}

/** @param {readonly Section[]} sections */
function shortfalls(sections) {
  const missed = budgets.filter((budget) => budget.shortfall && budgetLine(budget, sections).includes("missed by"));
  return missed.map(({ what, shortfall }) => `\nWhat keeps "${what}" from its budget: ${shortfall}\n`).join("");
}

/**
 * @param {Budget} budget
 * @param {readonly Section[]} sections
 */
function budgetLine(budget, sections) {
  const { what, to, cost, most } = budget;
  const measured = measuredFor(budget, sections);
  const start = `| ${what} | ${costNames[cost]} | ≤ ${most}${to ? "" : " ms"} |`;
  if (measured === undefined) return `${start} | not measured |`;
  const verdict = measured <= most ? "met" : `missed by a factor of ${(measured / most).toFixed(2)}`;
  return `${start} ${to ? measured.toFixed(2) : `${measured.toFixed(0)} ms`} | ${verdict} |`;
}

const costNames = { wall: "time", cpu: "processor", memory: "peak memory" };

/**
 * @param {Budget} budget
 * @param {readonly Section[]} sections
 */
function measuredFor({ of, to, cost }, sections) {
  const resultOf = (/** @type {Budget["of"]} */ { title, row }) =>
    sections.find(({ group }) => group.title === title)?.results.find((result) => result.row.name === row);
  const one = resultOf(of);
  const other = to && resultOf(to);
  if (!one || (to && !other)) return undefined;
  if (!to || !other) return medians(one.costs)[cost];
  return of.title === to.title ? ratioOf(one, other)[cost] : medians(one.costs)[cost] / medians(other.costs)[cost];
}

/**
 * @param {Section} section
 * @returns {string}
 */
export function sectionText({ group, results }) {
  const [baseline] = results;
  const rows = results.map((result) => {
    const ratio = ratioOf(result, baseline ?? result);
    const cost = medians(result.costs);
    const ratios = [ratio.wall, ratio.cpu, ratio.memory].map((one) => one.toFixed(2));
    const absolute = [`${cost.wall.toFixed(0)} ms`, `${cost.cpu.toFixed(0)} ms`, `${cost.memory.toFixed(0)} MiB`];
    return `| ${[result.row.name, ...ratios, ...absolute].join(" | ")} |`;
  });
  const notes = results.flatMap(({ row: { name, note } }) => (note ? [`${name} ${note}.`] : []));
  return `## ${group.title}

${[`${group.rounds} ${group.rounds === 1 ? "round" : "rounds"}.`, ...notes].join(" ")}

| | wall | processor | peak memory | wall | processor | peak memory |
|---|---|---|---|---|---|---|
${rows.join("\n")}`;
}
