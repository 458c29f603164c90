import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { run } from "./run.mjs";

/**
 * Installs what package-lock.json names, unless it is there already.
 *
 * @param {() => Promise<number>} [install] resolves to an exit status
 * @returns {Promise<void>} ends the process when npm fails
 */
export async function installWhatIsMissing(install = npmCi) {
  if (isInstalled()) return;
  const status = await install();
  if (status === 0) return;
  console.error(`npm ci ended with status ${status}: the packages of package-lock.json could not be installed.`);
  process.exit(status);
}

function npmCi() {
  // Under `npm start` this is the npm that was called; a bare `npm` is a shell script on Windows.
  const npm = process.env.npm_execpath;
  return npm?.endsWith(".js")
    ? run(process.execPath, [npm, "ci"])
    : run("npm", ["ci"], { shell: process.platform === "win32" });
}

/**
 * npm writes node_modules/.package-lock.json when, and only when, an installation is complete; so comparing it with
 * package-lock.json also sees an interrupted one, and one that somebody made by hand. Packages for other platforms
 * are optional and left out.
 */
function isInstalled() {
  const wanted = lockedPackages("package-lock.json");
  const present = lockedPackages("node_modules/.package-lock.json");
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => path === "" || entry.optional || present[path]?.integrity === entry.integrity,
  );
}

/**
 * @param {string} path
 * @returns {Record<string, { integrity?: string, optional?: boolean }> | undefined}
 */
function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), "utf8")).packages;
  } catch {
    return undefined;
  }
}
