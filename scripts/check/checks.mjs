import { staleFiles } from "../generate/all.mjs";
import { capture } from "./capture.mjs";
import { importFaults } from "./import-rules.mjs";
import { machineTraces } from "./machine-traces.mjs";
import { measure, sizeFaults, sizeTable } from "./size-budgets.mjs";
import { sourceFiles } from "./source-files.mjs";

/**
 * `output` is shown below the check's line, if there is any.
 *
 * @typedef {{ ok: boolean, output: string }} Outcome
 * @typedef {{ name: string, run: () => Promise<Outcome> | Outcome }} Check
 */

const code = ["src", "scripts", "bench", "bin"];

/** @type {readonly Check[]} in the order in which they run */
export const checks = [
  { name: "types", run: () => node("typescript/bin/tsc", ["--noEmit", "-p", "tsconfig.json"]) },
  {
    name: "core types: no Node, no DOM",
    run: () => node("typescript/bin/tsc", ["--noEmit", "-p", "tsconfig.core.json"]),
  },
  { name: "biome", run: () => node("@biomejs/biome/bin/biome", ["ci", "--colors=off", "."]) },
  { name: "import rules", run: () => sentences(importFaults(sourceFiles(["src"]))) },
  { name: "size budgets", run: sizes },
  { name: "generated files are fresh", run: generated },
  { name: "nothing of a machine or registry", run: () => sentences(machineTraces()) },
  { name: "publint", run: () => node("publint/src/cli.js", ["--strict"]) },
  { name: "declarations as other packages see them (attw)", run: attw },
  { name: "knip", run: () => node("knip/bin/knip.js", ["--no-progress"]) },
];

function sizes() {
  const sizes = measure(sourceFiles(code), sourceFiles(["test"]));
  const faults = sizeFaults(sizes);
  return { ok: faults.length === 0, output: [sizeTable(sizes), ...faults].join("\n") };
}

async function generated() {
  const stale = await staleFiles();
  return sentences(stale.map((path) => `${path} is not what npm run generate writes`));
}

function attw() {
  // The package is for import alone: an entry that require() cannot resolve is no fault.
  return node("@arethetypeswrong/cli/dist/index.js", [
    "--pack",
    ".",
    "--profile",
    "esm-only",
    "--no-color",
    "--no-emoji",
  ]);
}

/**
 * @param {string} script below node_modules
 * @param {readonly string[]} args
 * @returns {Promise<Outcome>} its output only when it failed
 */
async function node(script, args) {
  const { status, output } = await capture(process.execPath, [`node_modules/${script}`, ...args]);
  return { ok: status === 0, output: status === 0 ? "" : output };
}

/**
 * @param {readonly string[]} faults
 * @returns {Outcome}
 */
function sentences(faults) {
  return { ok: faults.length === 0, output: faults.join("\n") };
}
