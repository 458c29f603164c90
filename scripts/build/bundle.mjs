import { build } from "esbuild";
import { root } from "../paths.mjs";

/**
 * Bundles the command line into one file: start-up is paid per file opened.
 *
 * @param {string} outfile path from the root
 * @returns {Promise<import("esbuild").Metafile>} what went in, and how large
 */
export async function bundleCli(outfile) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ["src/cli/main.ts"],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    // Names stay, so that a stack trace in a report of a fault can be read.
    minifySyntax: true,
    minifyWhitespace: true,
    external: ["yaml", "valibot", "tinyglobby"],
    metafile: true,
    logLevel: "warning",
  });
  return result.metafile;
}
