// npm run bench: what whole processes cost, as ratios to a baseline that ran in turn with them.
// `-- --quick`: small inputs and few rounds. `-- --only TEXT`: the tables with TEXT in their title. `-- --rounds N`.
// With any of them bench/RESULTS.md stays as it is.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { installWhatIsMissing } from "../scripts/install.mjs";
import { root } from "../scripts/paths.mjs";
import { ailingFleet, fleet, oneZone, severalZones, startUp } from "./groups.mjs";
import { measured } from "./measure.mjs";
import { installPeers } from "./peers.mjs";
import { budgetTable, resultsPage, sectionText } from "./results.mjs";

const { values } = parseArgs({
  options: { quick: { type: "boolean" }, only: { type: "string" }, rounds: { type: "string" } },
});
await installWhatIsMissing();
const { buildIfStale } = await import("../scripts/build.mjs");
await buildIfStale();
// A build that failed has said why; figures of the one before would be taken for those of this.
if (process.exitCode) process.exit();
if (!values.quick) installPeers();

const groups = values.quick
  ? [startUp(5), oneZone(1000, 1), oneZone(100_000, 1), fleet(200, 1), ailingFleet(200, 1)]
  : [
      startUp(41),
      oneZone(1000, 21),
      oneZone(100_000, 11),
      oneZone(1_000_000, 5),
      severalZones(4, 500_000, 9),
      fleet(10_000, 7),
      ailingFleet(2000, 7),
    ];

const sections = [];
for (const group of groups) {
  if (!group.title.includes(values.only ?? "")) continue;
  const rounds = values.rounds ? Number(values.rounds) : group.rounds;
  const section = { group: { ...group, rounds }, results: await measured(group.rows(), rounds) };
  console.log(`${sectionText(section)}\n`);
  sections.push(section);
}
console.log(budgetTable(sections));
if (Object.keys(values).length === 0) writeFileSync(join(root, "bench/RESULTS.md"), resultsPage(sections));
