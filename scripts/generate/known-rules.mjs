import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { bundled } from "../build/options.mjs";
import { root } from "../paths.mjs";

/** @typedef {import("../../src/rules/rule.ts").RuleMeta} RuleMeta */

/** @returns {Promise<readonly RuleMeta[]>} what every rule and check says of itself, by id */
export async function knownRules() {
  // Some checks are of the program alone, and no part of the library.
  const folder = mkdtempSync(join(root, "node_modules/.cache/zonewright-rules-"));
  try {
    const { outputFiles } = await build({
      ...bundled,
      format: "esm",
      entryPoints: ["src/cli/known-rules.ts"],
      write: false,
      mainFields: ["module", "main"],
    });
    const file = join(folder, "known-rules.mjs");
    writeFileSync(file, outputFiles[0]?.text ?? "");
    return await (await import(pathToFileURL(file).href)).knownRules();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
