import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { divide, importedBy } from "../../scripts/build/divide.mjs";
import { filesBelow } from "../../scripts/check/source-files.mjs";
import { example } from "../../scripts/example.mjs";
import { root } from "../../scripts/paths.mjs";

/**
 * What every lint takes. Other commands, targets, and readers of configurations and inventories are loaded with import()
 * when somebody asks for them: what is imported statically is unpacked at every start.
 */
const taken = [
  /^src\/(?:text|zone|certificate|estate|exports|autodiscover|federation|rules|report)\//,
  /^src\/(?:lint|finding)\.ts$/,
  /^src\/cli\/(?:input\/|[^/]+$|(?:commands\/lint|config\/stated-at|fix\/backup-name)\.ts$)/,
  // What options commands have.
  /^src\/cli\/.*options\.ts$/,
  // What the targets are called, and where each is loaded from.
  /^src\/emit\/targets\/index\.ts$/,
  /^node_modules\/(?:commander|ipaddr\.js|kleur)\//,
  /^left-out:/,
];

/** Bytes of the modules of the first file, a twentieth more than when it was divided: all of it is unpacked at every start. */
const budget = 840_000;

const { chunks } = await divide("src/cli/main.ts");
const first = [...importedBy("main.js", chunks)].flatMap((name) => chunks.get(name) ?? []);

test("the file that every run loads has what a lint takes, and nothing else", () => {
  const modules = first.flatMap(({ output }) => Object.keys(output.inputs));
  expect(modules).toContain("src/rules/index.ts");
  expect(modules.filter((path) => !taken.some((pattern) => pattern.test(path)))).toEqual([]);
});

test("and it keeps to its budget", () => {
  expect(first.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(budget);
});

test("of the program a lint of the example loads that file alone", () => {
  const [lint = []] = example;
  const cli = "dist/cli.cjs";
  expect(loadedBy(...lint)).toEqual([cli]);
  expect(loadedBy(...lint, "--format", "json")).toEqual([cli]);
  expect(loadedBy("explain", "srv-missing")).toEqual([cli, expect.stringMatching(/^dist\/on-demand\/explain-/)]);
});

test("what the program is made of is ASCII", () => {
  const files = filesBelow("dist").filter((path) => path === "dist/cli.cjs" || /^dist\/on-demand\/.*\.cjs$/.test(path));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((path) => /[\x80-\xff]/.test(readFileSync(join(root, path), "latin1")))).toEqual([]);
});

/** The files below dist/ that a run of the built program loads, from the root. */
function loadedBy(...args: string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "zonewright-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [spy, loaded] = [join(folder, "spy.cjs"), join(folder, "loaded.json")];
  const written = `require("node:fs").writeFileSync(${JSON.stringify(loaded)}, JSON.stringify(Object.keys(require.cache)))`;
  writeFileSync(spy, `process.on("exit", () => ${written});`);
  spawnSync(process.execPath, ["--require", spy, join(root, "bin/zonewright.js"), ...args], { cwd: root });
  const paths: string[] = JSON.parse(readFileSync(loaded, "utf8"));
  return paths.map((path) => relative(root, path).replaceAll("\\", "/")).filter((path) => path.startsWith("dist/"));
}
