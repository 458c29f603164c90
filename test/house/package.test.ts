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

test("the lock file is whole, also for the platforms that it was not written on", () => {
  const packages: Record<string, { version?: string; integrity?: string }> = JSON.parse(
    read("package-lock.json"),
  ).packages;
  const { "": _root, ...others } = packages;
  const halves = Object.entries(others).filter(([, { version, integrity }]) => !version || !integrity);
  expect(halves).toEqual([]);
});

test("an installation that is complete is left alone", async () => {
  // Anything else would start npm here, and these tests would not be running without their packages.
  await expect(installWhatIsMissing(() => Promise.reject(new Error("npm was started")))).resolves.toBeUndefined();
});

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
