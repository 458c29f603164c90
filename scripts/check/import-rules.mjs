import { builtinModules } from "node:module";
import { importsOf } from "./imports-of.mjs";
import { indexes, layers } from "./layers.mjs";

/** @typedef {import("./imports-of.mjs").Import} Import */

/**
 * Holds the files of src/ against the layers.
 *
 * @param {ReadonlyMap<string, string>} files path from the root to text
 * @returns {string[]} one sentence for each import that is not allowed, and for each cycle
 */
export function importFaults(files) {
  const graph = new Map([...files].map(([path, text]) => [path, importsOf(path, text)]));
  const barrels = [...files.keys()].filter((path) => /(^|\/)index\.ts$/.test(path) && !indexes.includes(path));
  return [
    ...[...graph].flatMap(([path, imports]) => imports.flatMap((one) => faultsOf(path, one))),
    ...barrels.map((path) => `${path} is a barrel; the only index files are ${indexes.join(", ")}`),
    ...cycles(graph).map((cycle) => `these files import each other in a circle: ${cycle.join(" -> ")}`),
  ];
}

/**
 * @param {string} path
 * @param {Import} one
 * @returns {string[]}
 */
function faultsOf(path, one) {
  const reason = one.relative ? whyNotFile(path, one) : whyNotPackage(path, one.target);
  return reason ? [`${path}:${one.line} imports ${one.target}: ${reason}`] : [];
}

/**
 * @param {string} path
 * @param {Import} one
 */
function whyNotFile(path, { target, typeOnly }) {
  const from = moduleOf(path);
  const to = moduleOf(target);
  const layer = layerOf(path);
  if (!layer) return `${from} is in no layer of scripts/check/layers.mjs`;
  if (isRule(path) && isRule(target)) return "a rule never imports another";
  const allowed = typeOnly ? [...layer.values, ...(layer.types ?? [])] : layer.values;
  const file = target.replace(/^src\//, "").replace(/\.ts$/, "");
  // A file with a layer of its own is not part of its folder for those who import the folder.
  const inside = file in layers ? [file] : [to, file];
  if (path.startsWith("src/") && inside.some((name) => name === from || allowed.includes(name))) return undefined;
  return `${from} may import ${[...allowed, "itself"].join(", ")}`;
}

/**
 * @param {string} path
 * @param {string} specifier
 */
function whyNotPackage(path, specifier) {
  const layer = layerOf(path);
  if (specifier.startsWith("node:"))
    return layer?.node ? undefined : "only cli, verify and certificate/read use the platform";
  if (builtinModules.includes(specifier)) return "built-in modules are written node:…";
  const packages = layer?.packages ?? [];
  return packages.includes(specifier) ? undefined : `its packages are: ${packages.join(", ") || "none"}`;
}

/** @param {string} path */
function moduleOf(path) {
  return path.replace(/^src\//, "").replace(/\/.*|\.ts$/, "");
}

/** @param {string} path */
function layerOf(path) {
  return layers[path.replace(/^src\//, "").replace(/\.ts$/, "")] ?? layers[moduleOf(path)];
}

/** @param {string} path */
function isRule(path) {
  return /^src\/rules\/[^/]+\//.test(path);
}

/**
 * @param {ReadonlyMap<string, readonly Import[]>} graph
 * @returns {string[][]} each cycle that a depth-first walk meets, its first file repeated at the end
 */
function cycles(graph) {
  /** @type {string[][]} */
  const found = [];
  const done = new Set();
  /** @type {string[]} */
  const trail = [];
  /** @param {string} path */
  const visit = (path) => {
    if (done.has(path) || !graph.has(path)) return;
    const seen = trail.indexOf(path);
    if (seen >= 0) {
      found.push([...trail.slice(seen), path]);
      return;
    }
    trail.push(path);
    for (const one of graph.get(path) ?? []) if (one.relative) visit(one.target);
    trail.pop();
    done.add(path);
  };
  for (const path of graph.keys()) visit(path);
  return found;
}
