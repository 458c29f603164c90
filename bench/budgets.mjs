import { named, titles } from "./groups.mjs";

/**
 * What a command may cost at the most, as a ratio to what another costs.
 *
 * @typedef {{ title: string, row: string }} Subject a row of a group
 * @typedef {object} Budget
 * @property {string} what
 * @property {Subject} of
 * @property {Subject} to in the same group they are compared round by round
 * @property {"wall" | "memory"} cost
 * @property {number} most
 *
 * @typedef {import("./measure.mjs").Result} Result
 */

const million = titles.records(1_000_000);
const fleet = titles.fleet(10_000);

/** @type {readonly Budget[]} */
export const budgets = [
  startUp(named.version, 1.25),
  startUp(named.example, 1.6),
  lintOf(million, "nsd-checkzone", "wall", 0.6),
  lintOf(million, "named-checkzone -i local", "wall", 0.25),
  lintOf(million, "nsd-checkzone", "memory", 1),
  {
    what: "a zone of 1,000,000 records, to one of 100,000",
    of: { title: million, row: named.lint },
    to: { title: titles.records(100_000), row: named.lint },
    cost: "wall",
    most: 11,
  },
  lintOf(fleet, named.checkconf, "wall", 0.6),
];

/**
 * @param {string} row
 * @param {number} most
 * @returns {Budget}
 */
function startUp(row, most) {
  const title = titles.startUp;
  return {
    what: `${row}, to ${named.bareNode}`,
    of: { title, row },
    to: { title, row: named.bareNode },
    cost: "wall",
    most,
  };
}

/**
 * @param {string} title
 * @param {string} peer
 * @param {Budget["cost"]} cost
 * @param {number} most
 * @returns {Budget}
 */
function lintOf(title, peer, cost, most) {
  const what = `${title[0]?.toLowerCase()}${title.slice(1)}, to ${peer}`;
  return { what, of: { title, row: named.lint }, to: { title, row: peer }, cost, most };
}
