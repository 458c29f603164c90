import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/paths.mjs";
import { origin } from "./input/written.mjs";

/**
 * A program that reads zone files as well.
 *
 * @typedef {object} Peer
 * @property {string} name with the options that say what it checks
 * @property {(zone: ReturnType<typeof import("./input/written.mjs").writtenZone>) => string[]} command
 * @property {string} [package] it is one of npm, run by Node
 * @property {string} [note] what its figures do not say
 *
 * @typedef {import("./groups.mjs").Row} Row
 */

/** Where packages are that nothing but the bench needs; Node finds those of the repository from there as well. */
export const packageFolder = join(root, "node_modules/.cache/zonewright/bench-packages");

// Exact, since the figures are of this very version.
const neededPackages = ["dnsz@4.5.2"];

/** @type {readonly Peer[]} */
const peers = [
  { name: "named-checkzone -i local", command: ({ file }) => ["named-checkzone", "-i", "local", origin, file] },
  { name: "named-checkzone -i none", command: ({ file }) => ["named-checkzone", "-i", "none", origin, file] },
  { name: "kzonecheck", command: ({ file }) => ["kzonecheck", "-o", origin, file] },
  { name: "nsd-checkzone", command: ({ file }) => ["nsd-checkzone", origin, file] },
  {
    name: "validns",
    command: ({ withoutCaa }) => ["validns", "-z", origin, withoutCaa],
    note: "does not know CAA and gets the file without those records",
  },
  parser("dnsz"),
  parser("dns-zonefile"),
];

/** @param {string} name */
function parser(name) {
  const command = (/** @type {{ file: string }} */ { file }) => [process.execPath, "bench/parse-with.mjs", name, file];
  return { name, command, package: name, note: "parses and checks nothing" };
}

/** Gets the packages that only the bench needs; without them it goes on without those peers. */
export function installPeers() {
  if (neededPackages.every((spec) => existsSync(manifestOf(spec.replace(/@[^@]+$/, ""))))) return;
  const options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--silent", "--prefix", packageFolder];
  spawnSync("npm", ["install", ...options, ...neededPackages], { shell: process.platform === "win32" });
}

/**
 * The rows of the peers that are there, all of which have to find the zone good.
 *
 * @param {Parameters<Peer["command"]>[0]} zone
 * @returns {Row[]}
 */
export function peerRows(zone) {
  return peers
    .filter(isInstalled)
    .map(({ name, command, note }) => ({ name, command: command(zone), statuses: [0], ...(note && { note }) }));
}

/** What is not there to be measured. */
export function missingPeers() {
  return peers.filter((peer) => !isInstalled(peer)).map(({ name }) => name);
}

/** @param {Peer} peer */
function isInstalled(peer) {
  if (peer.package) return existsSync(manifestOf(peer.package));
  return hasProgram(peer.name.split(" ")[0] ?? "");
}

/** @param {string} program */
export function hasProgram(program) {
  return (process.env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, program)));
}

/** @param {string} name of a package */
function manifestOf(name) {
  const inFolder = join(packageFolder, "node_modules", name, "package.json");
  return existsSync(inFolder) ? inFolder : join(root, "node_modules", name, "package.json");
}

/** What the peers call their versions, as far as they tell. */
export function versions() {
  const told = [
    ["BIND", "named-checkzone", "-v"],
    ["Knot", "kzonecheck", "-V"],
    ["NSD", "nsd", "-v"],
    // It knows no version of itself.
    ["validns", "dpkg-query", "--show", "validns"],
  ].map(([name = "", program = "", ...args]) => {
    const { stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
    const version = /\d+\.\d[\w.+~-]*/.exec(`${stdout ?? ""}${stderr ?? ""}`)?.[0];
    return version && `${name} ${version}`;
  });
  const packages = peers.flatMap((peer) => {
    if (!peer.package || !isInstalled(peer)) return [];
    return `${peer.package} ${JSON.parse(readFileSync(manifestOf(peer.package), "utf8")).version}`;
  });
  return [...told.filter((version) => version !== undefined && version !== ""), ...packages];
}
