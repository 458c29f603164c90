import { example } from "../scripts/example.mjs";

/**
 * One command to measure. `budget` is the most its wall time may be as a ratio to the baseline's.
 *
 * @typedef {{ name: string, command: readonly string[], statuses: readonly number[], budget?: number }} Row
 * @typedef {{ title: string, baseline: Row, rows: readonly Row[], rounds: { full: number, quick: number } }} Group
 */

const node = process.execPath;
const zonewright = [node, "bin/zonewright.js"];

/** @type {readonly Group[]} */
export const groups = [
  {
    title: "Start-up",
    baseline: { name: "bare node", command: [node, "bench/empty.mjs"], statuses: [0] },
    rows: [
      { name: "zonewright --version", command: [...zonewright, "--version"], statuses: [0], budget: 1.25 },
      // The example has findings, so its status is 1.
      {
        name: "lint of the three companies",
        command: [...zonewright, ...(example[0] ?? [])],
        statuses: [1],
        budget: 1.6,
      },
    ],
    rounds: { full: 41, quick: 5 },
  },
];
