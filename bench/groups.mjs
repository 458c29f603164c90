import { example } from "../scripts/example.mjs";
import { origin, writtenAilingFleet, writtenFleet, writtenZone, writtenZones } from "./input/written.mjs";
import { hasProgram, peerRows } from "./peers.mjs";

/**
 * One command to measure.
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {readonly string[]} command
 * @property {Record<string, string>} [env]
 * @property {readonly number[]} statuses how the command may end
 * @property {string} [note] what its figures do not say
 * @property {{ zones: number, records: number, errors?: number }} [counts] what zonewright has to have read; without `errors`
 *   there has to be no error and no warning
 *
 * @typedef {object} Group rows that run in turn; the ratios are to the first of them
 * @property {string} title
 * @property {() => readonly Row[]} rows asked for when their time comes: large inputs have to be written for some
 * @property {number} rounds
 */

const node = process.execPath;
const zonewright = [node, "bin/zonewright.js"];
// The example has findings, so its status is 1.
const lintExample = [...zonewright, ...(example[0] ?? [])];

/** What the budgets are about: rows by the name they have in every table. */
export const named = {
  bareNode: "bare node",
  version: "zonewright --version",
  example: "lint of the three companies",
  lint: "zonewright lint",
  checkconf: "named-checkconf -z",
};

export const titles = {
  startUp: "Start-up",
  records: (/** @type {number} */ count) => `One zone of ${count.toLocaleString("en")} records`,
  zones: (/** @type {number} */ count, /** @type {number} */ records) =>
    `${count} zones of ${records.toLocaleString("en")} records`,
  ailing: (/** @type {number} */ count) => `${count.toLocaleString("en")} accepted domains, something wrong with each`,
  fleet: (/** @type {number} */ count) => `${count.toLocaleString("en")} zones of 30 records behind one hub`,
};

/** @returns {Group} */
export function startUp(/** @type {number} */ rounds) {
  return {
    title: titles.startUp,
    rows: () => [
      { name: named.bareNode, command: [node, "bench/empty.mjs"], statuses: [0] },
      { name: named.version, command: [...zonewright, "--version"], statuses: [0] },
      { name: named.example, command: lintExample, statuses: [1] },
      {
        name: "the same, nothing compiled before",
        command: lintExample,
        env: { NODE_DISABLE_COMPILE_CACHE: "1" },
        statuses: [1],
      },
    ],
    rounds,
  };
}

/**
 * @param {number} records
 * @param {number} rounds
 * @returns {Group}
 */
export function oneZone(records, rounds) {
  const rows = () => {
    const zone = writtenZone(records);
    return [lintOf([zone.file, "--san", `mail.${origin}`], { zones: 1, records }), ...peerRows(zone)];
  };
  return { title: titles.records(records), rows, rounds };
}

/**
 * What several threads are worth.
 *
 * @param {number} count
 * @param {number} records
 * @param {number} rounds
 * @returns {Group}
 */
export function severalZones(count, records, rounds) {
  const rows = () => {
    const own = lintOf([writtenZones(count, records)], { zones: count, records: count * records });
    return [own, { ...own, name: "the same in one thread", env: { ZONEWRIGHT_THREADS: "1" } }];
  };
  return { title: titles.zones(count, records), rows, rounds };
}

/**
 * @param {number} count
 * @param {number} rounds
 * @returns {Group}
 */
export function fleet(count, rounds) {
  const rows = () => {
    const { zones, certificate, configuration, records } = writtenFleet(count);
    const own = lintOf([zones, "--cert", certificate], { zones: count + 1, records });
    const peer = { name: named.checkconf, command: ["named-checkconf", "-z", configuration], statuses: [0] };
    return hasProgram("named-checkconf") ? [own, peer] : [own];
  };
  return { title: titles.fleet(count), rows, rounds };
}

/**
 * What findings cost: an error and a cure, proven, for every domain.
 *
 * @param {number} count
 * @param {number} rounds
 * @returns {Group}
 */
export function ailingFleet(count, rounds) {
  const rows = () => {
    const { zones, certificate, records } = writtenAilingFleet(count);
    const own = lintOf([zones, "--cert", certificate], { zones: count + 1, records, errors: count });
    const note = "has no other checker beside it, and is to stay below two seconds of processor for 2,000 domains";
    return [{ ...own, statuses: [1], note }];
  };
  return { title: titles.ailing(count), rows, rounds };
}

/**
 * A full lint: every rule there is.
 *
 * @param {readonly string[]} args
 * @param {Required<Row>["counts"]} counts
 * @returns {Row}
 */
function lintOf(args, counts) {
  return { name: named.lint, command: [...zonewright, "lint", "--no-config", ...args], statuses: [0], counts };
}
