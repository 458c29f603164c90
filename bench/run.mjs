// npm run bench: what whole processes cost, as ratios to a baseline that ran in turn with them.
// `-- --quick`: few rounds, and bench/RESULTS.md stays as it is.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { installWhatIsMissing } from "../scripts/install.mjs";
import { root } from "../scripts/paths.mjs";
import { groups } from "./groups.mjs";
import { measured } from "./measure.mjs";

const quick = process.argv.includes("--quick");
await installWhatIsMissing();
const { buildIfStale } = await import("../scripts/build.mjs");
await buildIfStale();

const sections = [];
for (const group of groups) {
  const rounds = quick ? group.rounds.quick : group.rounds.full;
  const section = sectionOf(group, await measured([group.baseline, ...group.rows], rounds), rounds);
  console.log(`${section}\n`);
  sections.push(section);
}
if (!quick) writeFileSync(join(root, "bench/RESULTS.md"), `${heading()}\n\n${sections.join("\n\n")}\n`);

function heading() {
  const processors = cpus();
  return `# What zonewright costs

Written by \`npm run bench\`. Whole processes, run in turn; each figure is a median. Ratios are to the first row of a
table, round by round, so they mean something on another machine; the absolute figures do not.

${processors.length} × ${processors[0]?.model ?? "unknown processor"}, Node ${process.versions.node}, ${process.platform}`;
}

/**
 * @param {import("./groups.mjs").Group} group
 * @param {readonly import("./measure.mjs").Result[]} results
 * @param {number} rounds
 */
function sectionOf(group, results, rounds) {
  const rows = results.map(({ row, cost, ratio }) => {
    const kept = row.budget !== undefined && ratio.wall <= row.budget ? "kept" : "over";
    const budget = row.budget === undefined ? "" : `≤ ${row.budget} (${kept})`;
    const ratios = `${ratio.wall.toFixed(2)} | ${budget} | ${ratio.cpu.toFixed(2)} | ${ratio.memory.toFixed(2)}`;
    return `| ${row.name} | ${ratios} | ${cost.wall.toFixed(0)} ms | ${cost.cpu.toFixed(0)} ms | ${cost.memory.toFixed(0)} MiB |`;
  });
  return `## ${group.title}

${rounds} rounds.

| | wall | budget | processor | peak memory | wall | processor | peak memory |
|---|---|---|---|---|---|---|---|
${rows.join("\n")}`;
}
