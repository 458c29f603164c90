import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../paths.mjs";

/**
 * The source files of some folders, by their path from the root, with `/`.
 *
 * @param {readonly string[]} folders from the root; one that does not exist holds nothing
 * @returns {Map<string, string>} path to text, in the order of the paths
 */
export function sourceFiles(folders) {
  const paths = folders.flatMap((folder) => filesBelow(folder).filter((path) => /\.(ts|mjs|js)$/.test(path)));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

/**
 * @param {string} folder from the root
 * @returns {string[]} every file below it, from the root, with `/`
 */
export function filesBelow(folder) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll("\\", "/"))
    .sort();
}
