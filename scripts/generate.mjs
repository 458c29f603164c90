// npm run generate: writes every file that is made from others. `npm run check` says when it should be run.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { installWhatIsMissing } from "./install.mjs";
import { root } from "./paths.mjs";

await installWhatIsMissing();
const { generatedDocs, generatedSources, strayPages, textOf } = await import("./generate/all.mjs");
const { buildIfStale } = await import("./build.mjs");

write(await generatedSources());
// The pages show what the program prints, so it has to be built from the lists just written.
await buildIfStale();
const docs = await generatedDocs();
write(docs);
for (const path of strayPages(docs)) {
  rmSync(join(root, path));
  console.log(`removed ${path}`);
}

/** @param {ReadonlyMap<string, string>} files */
function write(files) {
  for (const [path, text] of files) {
    if (textOf(path) === text) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
