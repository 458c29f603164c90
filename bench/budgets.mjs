import { named, titles } from "./groups.mjs";

/**
 * What a command may cost at the most: as a ratio to what another costs, or in milliseconds where none does the same.
 *
 * @typedef {{ title: string, row: string }} Subject a row of a group
 * @typedef {object} Budget
 * @property {string} what
 * @property {Subject} of
 * @property {Subject} [to] in the same group they are compared round by round
 * @property {keyof import("./measure.mjs").Cost} cost
 * @property {number} most
 * @property {string} [shortfall] what keeps it from being met, and what was tried
 *
 * @typedef {import("./measure.mjs").Result} Result
 */

const million = titles.records(1_000_000);
const fleet = titles.fleet(10_000);

const startUpShortfall = `of what a small run takes beyond bare node an eighth is reading and unpacking the bytecode of
the file that holds all that a lint takes; a quarter is Node's own modules and commander, a tenth garbage collection, and
the rest runs in the interpreter, because nothing gets hot in 20 ms. Tried: shorter names in the bundle (no difference),
leaving out child_process (2 ms), making each record of a small zone once (4 ms), optimising earlier (slower), dividing the
bundle and making one scope of what is left (7 ms). What is left is to do without Node's streams (2 ms).`;

const fleetShortfall = `named-checkconf spends 80 µs of processor time on a zone, so the budget is 48 µs, and opening and
reading a file of 30 records takes more than that by itself. Of about 3.8 s in one process: files 0.1, reading 0.8,
which domains there are and where Exchange is 0.5, the searches of five kinds of client 0.7, all rules 1.5, corrections
and report 0.2; a fifth of all that is garbage collection. Tried: columns of small zones in one piece of memory, hosts
looked up once for all that point to them, no weak maps, steps shared between clients, names and records made once,
larger young generations (5 %), and reading in several threads, which costs more than it brings for files so small.
What is left is to judge zones that are alike but for their name only once.`;

/** @type {readonly Budget[]} */
export const budgets = [
  startUp(named.version, 1.25),
  { ...startUp(named.example, 1.6), shortfall: startUpShortfall },
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
  { ...lintOf(fleet, named.checkconf, "wall", 0.6), shortfall: fleetShortfall },
  {
    what: titles.ailing(2000),
    of: { title: titles.ailing(2000), row: named.lint },
    cost: "cpu",
    most: 2000,
  },
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
