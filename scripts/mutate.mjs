// npm run mutate: changes the walk, its rules and its cure in every small way there is, and names the changes that no test
// notices. Arguments are parts of paths: only the mutants of those files. It takes minutes.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleMutants } from "./mutate/bundle.mjs";
import { explained } from "./mutate/explained.mjs";
import { runMutants } from "./mutate/run.mjs";
import { root } from "./paths.mjs";

const wanted = process.argv.slice(2);
const folder = join(root, "node_modules/.cache/zonewright");
mkdirSync(folder, { recursive: true });
const outfile = join(folder, `mutants-${process.pid}.mjs`);
const mutants = await bundleMutants(outfile);
Object.assign(globalThis, { zonewrightMutant: () => false, zonewrightRound: () => {} });
const { cases, kept } = await import(pathToFileURL(outfile).href);
rmSync(outfile);

const chosen = mutants.flatMap(({ path }, n) =>
  wanted.length === 0 || wanted.some((part) => path.includes(part)) ? [n] : [],
);
const { survivors, unreached, broken } = runMutants([...kept, ...cases()], chosen, (done, alive) => {
  if (done % 100 === 0) console.error(`${done} of ${chosen.length}, ${alive} alive`);
});
for (const name of broken) console.error(`not counted, as it fails without any mutant: ${name}`);

/** @param {number} n */
const worded = (n) => {
  const { path, line, from, to } = /** @type {import("./mutate/mutants.mjs").Mutant} */ (mutants[n]);
  return `${path}:${line}: ${from} => ${to || "(left out)"}`;
};
const known = explained();
const open = [...survivors, ...unreached].filter((n) => !known.covers(mutants[n]));
for (const n of open) console.log(`${unreached.includes(n) ? "no test reaches" : "survives"} ${worded(n)}`);
const stale = wanted.length === 0 ? known.unused() : [];
for (const line of stale) console.log(`docs/mutation.md explains what does not survive: ${line}`);
const caught = chosen.length - survivors.length - unreached.length;
const told = survivors.length + unreached.length - open.length;
console.log(`${chosen.length} mutants: ${caught} caught, ${told} explained, ${open.length} not.`);
process.exitCode = open.length + stale.length + broken.length > 0 ? 1 : 0;
