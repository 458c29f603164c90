import { capture } from "../scripts/check/capture.mjs";

/**
 * Of one run of a whole process: milliseconds, milliseconds of processor, MiB.
 *
 * @typedef {{ wall: number, cpu: number, memory: number }} Cost
 * @typedef {{ row: Row, costs: readonly Cost[] }} Result a cost for each round
 * @typedef {import("./groups.mjs").Row} Row
 */

/**
 * Runs every row once a round, in turn: whatever else the machine does falls on all of them.
 *
 * @param {readonly Row[]} rows
 * @param {number} rounds after one that does not count: it fills the caches, and says whether the verdicts are right
 * @returns {Promise<Result[]>}
 */
export async function measured(rows, rounds) {
  /** @type {Cost[][]} */
  const costs = rows.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, row] of rows.entries()) {
      const cost = await costOf(row);
      if (round > 0) costs[i]?.push(cost);
      else await proveCounts(row);
    }
  }
  return rows.map((row, i) => ({ row, costs: costs[i] ?? [] }));
}

/**
 * What one row costs as a ratio to another: the median over the rounds where both ran in turn.
 *
 * @param {Result} of
 * @param {Result} to
 * @returns {Cost}
 */
export function ratioOf(of, to) {
  const inTurn = of.costs.map((cost, round) => {
    const { wall, cpu, memory } = to.costs[round] ?? cost;
    return { wall: cost.wall / wall, cpu: cost.cpu / cpu, memory: cost.memory / memory };
  });
  return medians(inTurn);
}

/**
 * @param {readonly Cost[]} costs
 * @returns {Cost}
 */
export function medians(costs) {
  const of = (/** @type {keyof Cost} */ key) =>
    costs.map((cost) => cost[key]).sort((a, b) => a - b)[costs.length >> 1] ?? 0;
  return { wall: of("wall"), cpu: of("cpu"), memory: of("memory") };
}

/**
 * @param {Row} row
 * @returns {Promise<Cost>}
 */
async function costOf(row) {
  const { status, stdout, output } = await capture("python3", ["bench/rusage.py", ...row.command], {
    env: { ...process.env, ...row.env },
  }).catch((error) => {
    throw new Error("the bench needs python3, which asks the system what a process cost", { cause: error });
  });
  if (status !== 0) throw new Error(`bench/rusage.py failed: ${output}`);
  const { status: ended, ...cost } = JSON.parse(stdout);
  if (!row.statuses.includes(ended)) throw new Error(`${row.command.join(" ")} ended with status ${ended}`);
  return cost;
}

/**
 * No figure is worth anything when less was done for it.
 *
 * @param {Row} row
 */
async function proveCounts({ command, counts }) {
  if (!counts) return;
  const [program = "", ...args] = command;
  const { stdout } = await capture(program, [...args, "--format", "json"]);
  const { zones, records, errors, warnings } = JSON.parse(stdout).summary;
  const isJudged = counts.errors === undefined ? errors + warnings === 0 : errors === counts.errors;
  if (zones === counts.zones && records === counts.records && isJudged) return;
  const read = `${zones} zones, ${records} records, ${errors} errors and ${warnings} warnings`;
  throw new Error(
    `${command.join(" ")} found ${read}; ${counts.zones}, ${counts.records} and ${counts.errors ?? "none"} are right`,
  );
}
