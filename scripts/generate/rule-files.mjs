import { posix } from "node:path";
import { filesBelow } from "../check/source-files.mjs";

/**
 * @returns {{ id: string, family: string, path: string }[]} every rule file, sorted by its path, which is from src/rules
 */
export function ruleFiles() {
  return filesBelow("src/rules")
    .map((path) => posix.relative("src/rules", path))
    .filter((path) => path.includes("/") && path.endsWith(".ts"))
    .map((path) => ({ id: posix.basename(path, ".ts"), family: posix.dirname(path), path }));
}
