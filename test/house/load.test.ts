import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { root } from "../../scripts/paths.mjs";

const program = `
const { basename } = require("node:path");
const { word } = require("./vendor/word.cjs");
console.log(word, basename(__filename), process.argv.slice(2).join(" "));
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zonewright-"));
  cpSync(join(root, "bin"), join(folder, "bin"), { recursive: true });
  mkdirSync(join(folder, "dist/vendor"), { recursive: true });
  writeFileSync(join(folder, "dist/cli.cjs"), program);
  writeFileSync(join(folder, "dist/vendor/word.cjs"), 'exports.word = "hello";');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the binary runs the bundle beside it, with what that requires", () => {
  expect(run("lint", "a.zone")).toBe("hello cli.cjs lint a.zone\n");
});

// Node 22 keeps the bytecode by itself, elsewhere.
describe.skipIf("enableCompileCache" in module)("the bytecode is kept", () => {
  test("by lint alone, and serves everybody", () => {
    run("--version");
    expect(caches()).toEqual([]);
    run("lint");
    expect(caches()).toHaveLength(1);
    expect(run("lint", "again")).toBe("hello cli.cjs lint again\n");
    expect(run("walk")).toBe("hello cli.cjs walk\n");
    expect(caches()).toHaveLength(1);
  });

  test("but not when it is switched off", () => {
    run("lint", { NODE_DISABLE_COMPILE_CACHE: "1" });
    expect(caches()).toEqual([]);
  });

  test("and made again when the bundle is newer, or what was kept is damaged", () => {
    run("lint");
    const cache = join(folder, "dist", caches()[0] ?? "");
    writeFileSync(join(folder, "dist/cli.cjs"), program.replace("word, base", '"bye", base'));
    utimesSync(cache, 1, 1);
    expect(run("lint")).toBe("bye cli.cjs lint\n");
    writeFileSync(cache, readFileSync(cache).subarray(0, 100));
    expect(run("lint")).toBe("bye cli.cjs lint\n");
    expect(readFileSync(cache).length).toBeGreaterThan(100);
  });

  test("or not at all where nothing can be written", () => {
    mkdirSync(join(folder, `dist/cli.cjs.${process.version}-${process.arch}.cache`));
    expect(run("lint")).toBe("hello cli.cjs lint\n");
  });
});

function run(...args: readonly (string | Record<string, string>)[]): string {
  const words = args.filter((arg) => typeof arg === "string");
  const env = { ...process.env, ...(args.find((arg) => typeof arg === "object") as object) };
  return execFileSync(process.execPath, [join(folder, "bin/zonewright.js"), ...words], { encoding: "utf8", env });
}

function caches(): string[] {
  return readdirSync(join(folder, "dist")).filter((name) => name.endsWith(".cache"));
}
