import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../paths.mjs";

/** A home or work folder of somebody's machine: it means nothing on another. */
const machinePath = /(?<![\w.~-])\/(?:home|root|work|Users|tmp\/[\w.-]+)\/[\w.-]+|[A-Z]:\\Users\\/;

const registry = /\bregistry\.[a-z0-9-]+\.[a-z]+\b|"resolved": *"http/;

/** @returns {string[]} one sentence for each file that names a folder of one machine, or a package registry */
export function machineTraces() {
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  return files.flatMap((path) => {
    if (!existsSync(join(root, path))) return [];
    const text = readFileSync(join(root, path), "utf8");
    const faults = [];
    const trace = machinePath.exec(text)?.[0];
    if (trace) faults.push(`${path} names a folder of one machine: ${trace}`);
    if (registry.test(text)) faults.push(`${path} names a registry; .npmrc keeps the lock file free of it`);
    return faults;
  });
}
