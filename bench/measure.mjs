import { capture } from "../scripts/check/capture.mjs";

/**
 * Of one run of a whole process: milliseconds, milliseconds of processor, MiB.
 *
 * @typedef {{ wall: number, cpu: number, memory: number }} Cost
 * @typedef {import("./groups.mjs").Row} Row
 */

/**
 * Runs every row once a round, in turn, so that whatever else the machine does falls on all of them.
 *
 * @param {readonly Row[]} rows
 * @param {number} rounds after one that does not count: it fills the caches
 * @returns {Promise<Map<Row, Cost>>} the medians
 */
export async function medianCosts(rows, rounds) {
  /** @type {Map<Row, Cost[]>} */
  const costs = new Map(rows.map((row) => [row, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const row of rows) {
      const cost = await costOf(row);
      if (round > 0) costs.get(row)?.push(cost);
    }
  }
  return new Map(Array.from(costs, ([row, all]) => [row, medians(all)]));
}

/**
 * @param {Row} row
 * @returns {Promise<Cost>}
 */
async function costOf(row) {
  const { status, stdout, output } = await capture("python3", ["bench/rusage.py", ...row.command], {
    env: { ...process.env, ...row.env },
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
