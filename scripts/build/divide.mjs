import { basename } from "node:path";
import { build } from "esbuild";
import { bundled } from "./options.mjs";

/**
 * A part of the program, an ES module that imports others of them.
 *
 * @typedef {{ text: string, output: import("esbuild").Metafile["outputs"][string] }} Chunk
 * @typedef {ReadonlyMap<string, Chunk>} Chunks by the name of their file
 */

/**
 * Divides a program where it says `import()`. Code that several parts share becomes a part of its own, so that every
 * module exists once.
 *
 * @param {string} entry
 * @returns {Promise<{ chunks: Chunks, metafile: import("esbuild").Metafile }>} chunks that nothing has written yet
 */
export async function divide(entry) {
  const { outputFiles, metafile } = await build({
    ...bundled,
    format: "esm",
    splitting: true,
    entryPoints: [entry],
    outdir: "chunks",
    write: false,
    // Modules of ES have the names of what they export; of those that it prefers for Node, import() would see none.
    mainFields: ["module", "main"],
    // Of the URL tinyglobby makes a require(), which takes a path as well.
    define: { "import.meta.dirname": "__dirname", "import.meta.url": "__filename" },
    plugins: [
      { name: "no child processes", setup: withoutChildProcess },
      { name: "ES modules only", setup: ({ onEnd }) => onEnd((result) => ({ errors: commonJsOnDemand(result) })) },
    ],
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), inAscii(text)]));
  const chunks = Object.entries(metafile.outputs).map(([path, output]) => {
    const name = basename(path);
    return /** @type {const} */ ([name, { text: texts.get(name) ?? "", output }]);
  });
  return { chunks: new Map(chunks), metafile };
}

/**
 * @param {string} name
 * @param {Chunks} chunks
 * @param {Set<string>} found
 * @returns {ReadonlySet<string>} the chunk and all that it imports, other than by `import()`
 */
export function importedBy(name, chunks, found = new Set()) {
  const chunk = chunks.get(name);
  if (!chunk || found.has(name)) return found;
  found.add(name);
  for (const { path, kind } of chunk.output.imports) {
    if (kind !== "dynamic-import") importedBy(basename(path), chunks, found);
  }
  return found;
}

/**
 * A text that is read as Latin-1 is held in half of the memory. Only regular expressions have other characters: in strings
 * esbuild writes escapes.
 *
 * @param {string} text
 */
function inAscii(text) {
  return text.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * Where a program is divided, `import()` of a CommonJS module gives its default export alone.
 *
 * @param {import("esbuild").BuildResult} result
 */
function commonJsOnDemand({ metafile }) {
  const inputs = metafile?.inputs ?? {};
  return Object.entries(inputs).flatMap(([importer, { imports }]) =>
    imports
      .filter(({ kind, path }) => kind === "dynamic-import" && inputs[path]?.format === "cjs")
      .map(({ path }) => ({
        text: `${importer} loads ${path}, which is no ES module: import it statically in a module, and load that`,
      })),
  );
}

/**
 * Commander loads child_process for subcommands that are programs of their own; there are none, and loading it takes
 * two milliseconds.
 *
 * @param {import("esbuild").PluginBuild} build
 */
function withoutChildProcess({ onResolve, onLoad }) {
  onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
    importer.includes("/node_modules/commander/") ? { path: "child_process", namespace: "left-out" } : undefined,
  );
  onLoad({ filter: /.*/, namespace: "left-out" }, () => ({ contents: "module.exports = {};" }));
}
