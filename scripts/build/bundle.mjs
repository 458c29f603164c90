import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { root } from "../paths.mjs";

/** Packages that few runs need: a file of their own each, loaded on demand. */
const onDemand = ["tinyglobby", "tldts-icann", "valibot", "yaml"];

const common = /** @type {const} */ ({
  absWorkingDir: root,
  bundle: true,
  // Loading an ES module takes Node twice as long.
  format: "cjs",
  platform: "node",
  target: "node20.19",
  // A require() when its time comes: a cached script cannot import.
  supported: { "dynamic-import": false },
  // Names stay, so that a stack trace in a report of a fault can be read.
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  logLevel: "warning",
});

/**
 * Bundles the command line: start-up is paid per file opened and per byte compiled.
 *
 * @param {string} outfile path from the root; what is loaded on demand goes to vendor/ beside it
 * @returns {Promise<import("esbuild").Metafile[]>} what went in, and how large
 */
export async function bundleCli(outfile) {
  const cli = build({
    ...common,
    entryPoints: ["src/cli/main.ts"],
    outfile,
    define: { "import.meta.dirname": "__dirname" },
    plugins: [
      { name: "on demand", setup: resolveToVendor },
      { name: "no child processes", setup: withoutChildProcess },
    ],
  });
  const thread = build({
    ...common,
    entryPoints: ["src/cli/zone-thread.ts"],
    outfile: join(dirname(outfile), "zone-thread.cjs"),
  });
  const vendor = build({
    ...common,
    entryPoints: onDemand.map((name) => ({ in: createRequire(import.meta.url).resolve(name), out: name })),
    outdir: join(dirname(outfile), "vendor"),
    outExtension: { ".js": ".cjs" },
  });
  return (await Promise.all([cli, thread, vendor])).map(({ metafile }) => metafile);
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

/** @param {import("esbuild").PluginBuild} build */
function resolveToVendor({ onResolve }) {
  onResolve({ filter: new RegExp(`^(?:${onDemand.join("|")})$`) }, ({ path }) => ({
    path: `./vendor/${path}.cjs`,
    external: true,
  }));
}
