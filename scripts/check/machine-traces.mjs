import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../paths.mjs";

/** A home or work folder of somebody's machine: it means nothing on another. */
const machinePath = /(?<![\w.~-])\/(?:home|root|work|Users|tmp\/[\w.-]+)\/[\w.-]+|[A-Z]:\\Users\\/;

/**
 * @returns {string[]} one sentence for each file that names a folder of one machine, and for a lock file that names
 *   the registry it was made with
 */
export function machineTraces() {
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  return files.flatMap((path) => {
    const text = readFileSync(join(root, path), "utf8");
    const faults = [];
    const trace = machinePath.exec(text)?.[0];
    if (trace) faults.push(`${path} names a folder of one machine: ${trace}`);
    if (/"resolved": *"http/.test(text)) faults.push(`${path} names a registry: see .npmrc, and write it again`);
    return faults;
  });
}
