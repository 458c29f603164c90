import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { verdictFiles } from "../zone/rdata-verdicts.js";

const fixtures = join(import.meta.dirname, "../../fixtures");

/** A file to begin with; the path can tell its form. */
export interface Seed {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const head = "$TTL 300\n@ SOA ns.other. host.other. 1 2 3 4 5\n@ NS ns.other.\n";

/** Small zones: the corpus, one of each record type, and the lines of record data. */
export function zoneSeeds(): Seed[] {
  return [
    ...filesIn("corpus", /\.zone$/),
    ...brokenOnce(/\.zone$/),
    ...filesIn("zones/types", /\.zone$/),
    ...rdataSeeds(),
  ];
}

const linesOfSeed = 6;

function rdataSeeds(): Seed[] {
  return [...verdictFiles].flatMap(([name, verdicts]) =>
    Array.from({ length: Math.ceil(verdicts.length / linesOfSeed) }, (_, part) => {
      const some = verdicts.slice(part * linesOfSeed, (part + 1) * linesOfSeed);
      return { path: `${name}.zone`, bytes: Buffer.from(head + some.map(({ line }, i) => `n${i} ${line}\n`).join("")) };
    }),
  );
}

/** What providers and tools print, in whatever form. */
export function exportSeeds(): Seed[] {
  return [...filesIn("exports", /^(?!.*(?:expected\.txt|README\.md)$)/), ...brokenOnce(/\.(?:csv|json|ya?ml|txt)$/)];
}

export function certificateSeeds(): Seed[] {
  return [...filesIn("certificates", /\.(?:pem|cer|p7b|csr)$/), ...brokenOnce(/\.pem$/)];
}

/** What was read wrongly once. */
export function brokenOnce(like: RegExp): Seed[] {
  return filesIn("fuzz", like);
}

function filesIn(folder: string, like: RegExp): Seed[] {
  return readdirSync(join(fixtures, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && like.test(entry.name))
    .map(({ parentPath, name }) => ({ path: name, bytes: readFileSync(join(parentPath, name)) }));
}
