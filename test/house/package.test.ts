import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { installWhatIsMissing } from "../../scripts/install.mjs";
import { root } from "../../scripts/paths.mjs";
import { version } from "../../src/cli/version.js";

const manifest = JSON.parse(read("package.json"));

test("one version everywhere", () => {
  expect(version).toBe(manifest.version);
  expect(JSON.parse(read("integrations/pre-commit/package.json")).version).toBe(manifest.version);
  const hooks: { additional_dependencies: string[] }[] = parse(read("integrations/pre-commit/.pre-commit-hooks.yaml"));
  const wanted = [`zonewright@${manifest.version}`];
  for (const hook of hooks) expect(hook.additional_dependencies).toEqual(wanted);
  const named = read("integrations/pre-commit/README.md").match(/zonewright@[\w.-]+/g);
  expect(new Set(named)).toEqual(new Set(wanted));
});

test("the mirror repository has no scripts: what they print breaks its installation", () => {
  expect(JSON.parse(read("integrations/pre-commit/package.json"))).not.toHaveProperty("scripts");
});

test("nor has the package one that runs on installation", () => {
  const onInstall = ["prepare", "preinstall", "install", "postinstall", "prepack", "postpack"];
  for (const name of onInstall) expect(manifest.scripts).not.toHaveProperty(name);
});

test("the lock file is whole: also the packages of platforms that it was not written on", () => {
  type Locked = {
    version?: string;
    integrity?: string;
    optional?: true;
    optionalDependencies?: Record<string, string>;
  };
  const locked: Record<string, Locked> = JSON.parse(read("package-lock.json")).packages;
  const { "": _root, ...packages } = locked;
  const halves = Object.entries(packages).filter(([, it]) => !it.version || !(it.integrity || it.optional));
  expect(halves).toEqual([]);
  // npm drops those that its registry does not have, and `npm ci` refuses the file that is left.
  const wanted = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).map((name) => [`node_modules/${name}`, `${path}/node_modules/${name}`]),
  );
  expect(wanted.filter((paths) => !paths.some((path) => path in packages))).toEqual([]);
});

test("an installation that is complete is left alone", async () => {
  // Anything else would start npm here, and these tests would not be running without their packages.
  await expect(installWhatIsMissing(() => Promise.reject(new Error("npm was started")))).resolves.toBeUndefined();
});

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
