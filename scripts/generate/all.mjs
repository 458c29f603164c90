import { readFileSync } from "node:fs";
import { join } from "node:path";
import { capture } from "../check/capture.mjs";
import { filesBelow } from "../check/source-files.mjs";
import { root } from "../paths.mjs";
import { readmeWithOutput } from "./readme.mjs";
import { recordTypesIndex } from "./record-types.mjs";
import { rulePages } from "./rule-pages.mjs";
import { checksIndex, rulesIndex, verificationChecksIndex } from "./rules-index.mjs";
import { targetsIndex } from "./targets-index.mjs";
import { targetsPage } from "./targets-page.mjs";
import { walkthrough } from "./walkthrough.mjs";

/** @returns {Promise<Map<string, string>>} the lists that the sources import, path from the root to text */
export async function generatedSources() {
  return new Map([
    ["src/rules/index.ts", await formatted("src/rules/index.ts", rulesIndex())],
    ["src/compare/checks/index.ts", await formatted("src/compare/checks/index.ts", checksIndex())],
    ["src/verify/checks/index.ts", await formatted("src/verify/checks/index.ts", verificationChecksIndex())],
    ["src/zone/rr/index.ts", await formatted("src/zone/rr/index.ts", recordTypesIndex(join(root, "src/zone/rr")))],
    ["src/emit/targets/index.ts", await formatted("src/emit/targets/index.ts", targetsIndex())],
  ]);
}

/** @returns {Promise<Map<string, string>>} what the built program writes about itself, path from the root to text */
export async function generatedDocs() {
  const pages = await Promise.all([rulePages(), readmeWithOutput(), targetsPage(), walkthrough()]);
  return new Map(pages.flatMap((written) => [...written]));
}

/** @returns {Promise<string[]>} files that differ from what would be generated, are missing, or belong to no rule */
export async function staleFiles() {
  const wanted = new Map([...(await generatedSources()), ...(await generatedDocs())]);
  const stale = [...wanted].filter(([path, text]) => textOf(path) !== text).map(([path]) => path);
  return [...stale, ...strayPages(wanted)];
}

/**
 * @param {ReadonlyMap<string, string>} wanted
 * @returns {string[]} pages of rules that are no more
 */
export function strayPages(wanted) {
  return filesBelow("docs/rules").filter((path) => !wanted.has(path));
}

/**
 * @param {string} path from the root
 * @returns {string | undefined} the file's text, if there is one
 */
export function textOf(path) {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return undefined;
  }
}

/**
 * @param {string} path which tells the language
 * @param {string} text
 */
async function formatted(path, text) {
  const biome = ["node_modules/@biomejs/biome/bin/biome", "check", "--write", `--stdin-file-path=${path}`];
  const { status, stdout, output } = await capture(process.execPath, biome, { input: text });
  if (status !== 0) throw new Error(`${path} cannot be formatted: ${output}`);
  return stdout;
}
