import { capture } from "../scripts/check/capture.mjs";

/**
 * Of one run of a whole process: milliseconds, milliseconds of processor, MiB.
 *
 * @typedef {{ wall: number, cpu: number, memory: number }} Cost
 * @typedef {{ row: Row, cost: Cost, ratio: Cost }} Result `cost` and `ratio` are medians
 * @typedef {import("./groups.mjs").Row} Row
 */

/**
 * Runs every row once a round, in turn, and compares it with the first one of its round: whatever else the machine does
 * falls on all of them.
 *
 * @param {readonly Row[]} rows the baseline first
 * @param {number} rounds after one that does not count: it fills the caches
 * @returns {Promise<Result[]>}
 */
export async function measured(rows, rounds) {
  /** @type {Cost[][]} */
  const costs = rows.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, row] of rows.entries()) {
      const cost = await costOf(row);
      if (round > 0) costs[i]?.push(cost);
    }
  }
  return rows.map((row, i) => resultOf(row, costs[i] ?? [], costs[0] ?? []));
}

/**
 * @param {Row} row
 * @param {readonly Cost[]} costs
 * @param {readonly Cost[]} base of the same rounds
 * @returns {Result}
 */
function resultOf(row, costs, base) {
  const ratios = costs.map((cost, round) => {
    const { wall, cpu, memory } = base[round] ?? cost;
    return { wall: cost.wall / wall, cpu: cost.cpu / cpu, memory: cost.memory / memory };
  });
  return { row, cost: medians(costs), ratio: medians(ratios) };
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
 * @param {readonly Cost[]} costs
 * @returns {Cost}
 */
function medians(costs) {
  const of = (/** @type {keyof Cost} */ key) =>
    costs.map((cost) => cost[key]).sort((a, b) => a - b)[costs.length >> 1] ?? 0;
  return { wall: of("wall"), cpu: of("cpu"), memory: of("memory") };
}
