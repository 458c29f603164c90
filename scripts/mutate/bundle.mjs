import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { filesBelow } from "../check/source-files.mjs";
import { root } from "../paths.mjs";
import { withMutants } from "./mutants.mjs";

/** The rules, the walk, the cure, and what they ask the zones. */
const mutated = [
  ...["src/autodiscover", "src/rules/srv", "src/rules/autodiscover"].flatMap((folder) => filesBelow(folder)),
  "src/zone/lookup.ts",
];

/** The tests of these and of the rules; the small world comes by way of the cases. */
const tests = ["test/autodiscover", "test/rules", "test/estate"]
  .flatMap((folder) => filesBelow(folder))
  .filter((path) => path.endsWith(".test.ts") && !path.includes("small-world"))
  .concat("test/zone/lookup.test.ts", "test/zone/aliases.test.ts");

/**
 * One module with every mutant asleep in it, and what judges them.
 *
 * @param {string} outfile
 * @returns {Promise<import("./mutants.mjs").Mutant[]>}
 */
export async function bundleMutants(outfile) {
  /** @type {import("./mutants.mjs").Mutant[]} */
  const mutants = [];
  const code = new Map(mutated.map((path) => [join(root, path), withMutants(path, read(path), mutants)]));
  const harness = join(root, "scripts/mutate/test-harness.mjs");
  await build({
    stdin: {
      contents: [
        ...tests.map((path) => `import "./${path}";`),
        'export { cases } from "./test/mutation/cases.ts";',
        'export { kept } from "./scripts/mutate/test-harness.mjs";',
      ].join("\n"),
      resolveDir: root,
      loader: "ts",
    },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    // The package says that its modules do nothing by themselves; its tests do.
    ignoreAnnotations: true,
    logLevel: "error",
    plugins: [
      {
        name: "mutants",
        setup(bundler) {
          bundler.onResolve({ filter: /^vitest$/ }, () => ({ path: harness }));
          // It finds the root by where it lies itself.
          bundler.onResolve({ filter: /\/paths\.mjs$/ }, () => ({
            path: pathToFileURL(join(root, "scripts/paths.mjs")).href,
            external: true,
          }));
          bundler.onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const contents = code.get(path);
            return contents === undefined ? undefined : { contents, loader: "ts" };
          });
        },
      },
    ],
  });
  return mutants;
}

/** @param {string} path */
function read(path) {
  return readFileSync(join(root, path), "utf-8");
}
