import { root } from "../paths.mjs";

/** For esbuild, whatever it makes. */
export const common = /** @type {const} */ ({
  platform: "node",
  target: "node20.19",
  // Names stay, so that a stack trace in a report of a fault can be read.
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: "warning",
});

export const bundled = /** @type {const} */ ({ ...common, absWorkingDir: root, bundle: true, metafile: true });

/** Loading an ES module takes Node twice as long, and a cached script cannot import: a require() when its time comes. */
export const commonJs = /** @type {const} */ ({ format: "cjs", supported: { "dynamic-import": false } });
