// npm run bench: what whole processes cost, as ratios to a baseline that ran in turn with them.
// `-- --quick`: few rounds, and bench/RESULTS.md stays as it is.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { installWhatIsMissing } from "../scripts/install.mjs";
import { root } from "../scripts/paths.mjs";
import { groups } from "./groups.mjs";
import { medianCosts } from "./measure.mjs";

const quick = process.argv.includes("--quick");
await installWhatIsMissing();
const { buildIfStale } = await import("../scripts/build.mjs");
await buildIfStale();

const sections = [];
for (const group of groups) {
  const rounds = quick ? group.rounds.quick : group.rounds.full;
  const costs = await medianCosts([group.baseline, ...group.rows], rounds);
  const section = sectionOf(group, costs, rounds);
  console.log(`${section}\n`);
  sections.push(section);
}
if (!quick) writeFileSync(join(root, "bench/RESULTS.md"), `${heading()}\n\n${sections.join("\n\n")}\n`);

function heading() {
  const processors = cpus();
  return `# What zonewright costs

Written by \`npm run bench\`. Whole processes, run in turn; each figure is a median. Ratios are to the first row of a
table, so they mean something on another machine; the absolute figures do not.

${processors.length} × ${processors[0]?.model ?? "unknown processor"}, Node ${process.versions.node}, ${process.platform}`;
}

/**
 * @param {import("./groups.mjs").Group} group
 * @param {ReadonlyMap<import("./groups.mjs").Row, import("./measure.mjs").Cost>} costs
 * @param {number} rounds
 */
function sectionOf(group, costs, rounds) {
  const base = costs.get(group.baseline);
  const rows = Array.from(costs, ([row, cost]) => {
    const ratio = (/** @type {"wall" | "cpu" | "memory"} */ key) => (base ? (cost[key] / base[key]).toFixed(2) : "");
    const budget =
      row.budget === undefined ? "" : `≤ ${row.budget} (${Number(ratio("wall")) <= row.budget ? "kept" : "over"})`;
    const absolute = `${cost.wall.toFixed(0)} ms | ${cost.cpu.toFixed(0)} ms | ${cost.memory.toFixed(0)} MiB`;
    return `| ${row.name} | ${ratio("wall")} | ${budget} | ${ratio("cpu")} | ${ratio("memory")} | ${absolute} |`;
  });
  return `## ${group.title}

${rounds} rounds.

| | wall | budget | processor | peak memory | wall | processor | peak memory |
|---|---|---|---|---|---|---|---|
${rows.join("\n")}`;
}
