import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { build, transform } from "esbuild";
import { root } from "../paths.mjs";
import { divide, importedBy } from "./divide.mjs";
import { bundled, common, commonJs } from "./options.mjs";

/** @typedef {import("./divide.mjs").Chunks} Chunks */

/** The folder of what is loaded on demand, beside the file that loads it. */
const onDemand = "on-demand";

/**
 * Bundles the command line. Start-up is paid per file opened and per byte compiled, so what every lint takes is one file,
 * and what the sources `import()` lies in others, together with whatever that alone imports.
 *
 * esbuild divides ES modules only, and what several files share becomes a file of its own: a lint would open sixty. So
 * the chunks that the entry imports are put together again in one scope, which also runs faster than modules that are
 * initialised one by one. The other chunks ask that file for what they share with it: every module exists once, with its
 * state.
 *
 * @param {string} outfile path from the root
 * @returns {Promise<import("esbuild").Metafile[]>} what went in, and how large
 */
export async function bundleCli(outfile) {
  const thread = build({
    ...bundled,
    ...commonJs,
    entryPoints: ["src/cli/zone-thread.ts"],
    outfile: join(dirname(outfile), "zone-thread.cjs"),
  });
  const { chunks, metafile } = await divide("src/cli/main.ts");
  const first = importedBy("main.js", chunks);
  await writeFirst(outfile, first, chunks);
  await writeOthers(outfile, first, chunks);
  return [metafile, (await thread).metafile];
}

/**
 * @param {string} outfile
 * @param {ReadonlySet<string>} first
 * @param {Chunks} chunks
 */
function writeFirst(outfile, first, chunks) {
  /** @param {import("esbuild").PluginBuild} build */
  const setup = ({ onResolve, onLoad }) => {
    onResolve({ filter: /^\.\// }, ({ path }) => {
      const name = basename(path);
      return first.has(name)
        ? { path: name, namespace: "chunk" }
        : { path: `./${onDemand}/${commonJsName(name)}`, external: true };
    });
    onLoad({ filter: /.*/, namespace: "chunk" }, ({ path }) => ({ contents: chunks.get(path)?.text ?? "" }));
  };
  return build({
    ...bundled,
    ...commonJs,
    stdin: { contents: withShared(first, chunks), resolveDir: root },
    outfile,
    plugins: [{ name: "chunks", setup }],
  });
}

/**
 * The chunks of the first file, and functions that give the others what they share with it. Exports would each be set up at
 * every start; the body of a function that nobody calls is not even compiled.
 *
 * @param {ReadonlySet<string>} first
 * @param {Chunks} chunks
 */
function withShared(first, chunks) {
  const wanted = [...sharedNames(first, chunks)].map(([name, names], i) => ({
    imported: `import { ${[...names].map((it) => `${it} as ${it}$${i}`)} } from "./${name}";`,
    // Getters, because what a module exports may change.
    given: `"${name}"() { return { ${[...names].map((it) => `get ${it}() { return ${it}$${i}; }`)} }; }`,
  }));
  return `import "./main.js";
${wanted.map(({ imported }) => imported).join("\n")}
export const shared = { ${wanted.map(({ given }) => given).join(",\n")} };`;
}

/**
 * @param {ReadonlySet<string>} first
 * @param {Chunks} chunks
 * @returns {Map<string, Set<string>>} by chunk of the first file the exports that other files import
 */
function sharedNames(first, chunks) {
  /** @type {Map<string, Set<string>>} */
  const shared = new Map();
  for (const [name, { text }] of chunks) {
    if (first.has(name)) continue;
    for (const [, list = "", from = ""] of text.matchAll(/\bimport\{([^}]*)\}from"\.\/([\w-]+\.js)"/g)) {
      if (!first.has(from)) continue;
      const names = shared.get(from) ?? new Set();
      shared.set(from, names);
      for (const one of list.split(",")) names.add(one.split(" as ")[0]?.trim() ?? "");
    }
  }
  return shared;
}

/**
 * @param {string} outfile
 * @param {ReadonlySet<string>} first
 * @param {Chunks} chunks
 */
async function writeOthers(outfile, first, chunks) {
  const folder = join(root, dirname(outfile), onDemand);
  mkdirSync(folder, { recursive: true });
  for (const [name, { text }] of chunks) {
    if (first.has(name)) continue;
    const { code } = await transform(text, { ...common, ...commonJs });
    const linked = code.replaceAll(/\brequire\("\.\/([\w-]+\.js)"\)/g, (required, chunk) => {
      if (first.has(chunk)) return `require("../${basename(outfile)}").shared["${chunk}"]?.()`;
      return chunks.has(chunk) ? `require("./${commonJsName(chunk)}")` : required;
    });
    writeFileSync(join(folder, commonJsName(name)), linked);
  }
}

/** @param {string} name */
function commonJsName(name) {
  return name.replace(/\.js$/, ".cjs");
}
