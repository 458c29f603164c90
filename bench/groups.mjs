import { example } from "../scripts/example.mjs";

/**
 * One command to measure. `budget` is the most its wall time may be as a ratio to the baseline's.
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {readonly string[]} command
 * @property {Record<string, string>} [env]
 * @property {readonly number[]} statuses how the command may end
 * @property {number} [budget]
 *
 * @typedef {{ title: string, baseline: Row, rows: readonly Row[], rounds: { full: number, quick: number } }} Group
 */

const node = process.execPath;
const zonewright = [node, "bin/zonewright.js"];
// The example has findings, so its status is 1.
const lint = [...zonewright, ...(example[0] ?? [])];

/** @type {readonly Group[]} */
export const groups = [
  {
    title: "Start-up",
    baseline: { name: "bare node", command: [node, "bench/empty.mjs"], statuses: [0] },
    rows: [
      { name: "zonewright --version", command: [...zonewright, "--version"], statuses: [0], budget: 1.25 },
      { name: "lint of the three companies", command: lint, statuses: [1], budget: 1.6 },
      {
        name: "the same, nothing compiled before",
        command: lint,
        env: { NODE_DISABLE_COMPILE_CACHE: "1" },
        statuses: [1],
      },
    ],
    rounds: { full: 41, quick: 5 },
  },
];
