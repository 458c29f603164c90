// npm run build: dist/ with the unbundled library and its declarations, and the command line in one file.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleCli } from "./build/bundle.mjs";
import { thirdPartyNotices } from "./build/third-party.mjs";
import { root } from "./paths.mjs";
import { runNode } from "./run.mjs";

const stamp = join(root, "node_modules/.cache/zonewright/build");

/** Builds unless the sources are those that dist/ was built from. */
export async function buildIfStale() {
  if (existsSync(join(root, "dist/cli.cjs")) && existsSync(stamp) && readFileSync(stamp, "utf8") === sourceHash())
    return;
  await build();
}

/** Builds beside dist/ and puts the result in its place, so that nobody ever sees half of it. */
async function build() {
  const hash = sourceHash();
  const out = `node_modules/.cache/zonewright/dist-${process.pid}`;
  mkdirSync(join(root, out), { recursive: true });
  try {
    const library = runNode("node_modules/typescript/bin/tsc", ["-p", "tsconfig.build.json", "--outDir", out]);
    // Both compilers say themselves what is wrong.
    const [status, bundle] = await Promise.all([library, bundleCli(join(out, "cli.cjs")).catch(() => undefined)]);
    if (status !== 0 || !bundle) {
      console.error("The build failed; dist/ is as it was.");
      process.exitCode = 1;
      return false;
    }
    writeFileSync(join(root, out, "THIRD-PARTY-NOTICES.txt"), thirdPartyNotices(bundle));
    replaceDist(out);
    writeFileSync(stamp, hash);
    return true;
  } finally {
    rmSync(join(root, out), { recursive: true, force: true });
  }
}

/** @param {string} out */
function replaceDist(out) {
  const old = join(root, `${out}-old`);
  if (existsSync(join(root, "dist"))) renameSync(join(root, "dist"), old);
  renameSync(join(root, out), join(root, "dist"));
  rmSync(old, { recursive: true, force: true });
}

/** A hash over everything that the build reads. */
function sourceHash() {
  const hash = createHash("sha256");
  for (const path of [...sourceFiles(), "tsconfig.json", "tsconfig.build.json", "package.json", "package-lock.json"]) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

function sourceFiles() {
  return ["src", "scripts/build"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
      .sort(),
  );
}

if (import.meta.filename === process.argv[1]) await build();
