import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { root } from "../../scripts/paths.mjs";

const program = `
const { basename } = require("node:path");
exports.greeting = "hello";
const { word } = require("./on-demand/word.cjs");
console.log(word, basename(__filename), process.argv.slice(2).join(" "));
if (process.argv[3] === "gone.zone") process.exitCode = 2;
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zonewright-"));
  cpSync(join(root, "bin"), join(folder, "bin"), { recursive: true });
  mkdirSync(join(folder, "dist/on-demand"), { recursive: true });
  writeFileSync(join(folder, "dist/cli.cjs"), program);
  writeFileSync(join(folder, "dist/on-demand/word.cjs"), 'exports.word = require("../cli.cjs").greeting;');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the binary runs the bundle beside it, once, with what that requires and what requires it", () => {
  expect(run("lint", "a.zone")).toBe("hello cli.cjs lint a.zone\n");
});

describe("the bytecode is kept", () => {
  test("by a lint that came to a verdict alone, and serves everybody", () => {
    for (const args of [["--version"], ["lint", "--help"], ["lint", "gone.zone"]]) run(...args);
    expect(caches()).toEqual([]);
    run("lint");
    expect(caches()).toHaveLength(1);
    expect(run("lint", "again")).toBe("hello cli.cjs lint again\n");
    expect(run("walk")).toBe("hello cli.cjs walk\n");
    expect(caches()).toHaveLength(1);
  });

  test("and the next few runs add what they needed of the program", () => {
    const rare = 'function rare(numbers) { return numbers.join(); }\nif (process.argv[3] === "rare") rare([1, 2]);\n';
    writeFileSync(join(folder, "dist/cli.cjs"), `${program}${rare}`);
    const sizes = ["usual", "rare", "usual", "usual", "usual"].map((word) => {
      run("lint", word);
      return statSync(join(folder, "dist", caches()[0] ?? "")).size;
    });
    expect(sizes[1]).toBeGreaterThan(sizes[0] ?? 0);
    expect(sizes.slice(2)).toEqual([sizes[1], sizes[1], sizes[1]]);
    const cache = join(folder, "dist", caches()[0] ?? "");
    const { mtimeMs } = statSync(cache);
    run("lint", "rare");
    expect(statSync(cache).mtimeMs).toBe(mtimeMs);
  });

  test("of what is loaded on demand by whoever loads it", () => {
    run("walk");
    expect(caches("on-demand")).toHaveLength(1);
    expect(run("walk")).toBe("hello cli.cjs walk\n");
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
    const cache = join(folder, `dist/cli.cjs.${process.version}-${process.arch}.cache`);
    mkdirSync(cache);
    const later = Date.now() / 1000 + 60;
    utimesSync(cache, later, later);
    expect(run("lint")).toBe("hello cli.cjs lint\n");
  });
});

function run(...args: readonly (string | Record<string, string>)[]): string {
  const words = args.filter((arg) => typeof arg === "string");
  const env = { ...process.env, ...(args.find((arg) => typeof arg === "object") as object) };
  return spawnSync(process.execPath, [join(folder, "bin/zonewright.js"), ...words], { encoding: "utf8", env }).stdout;
}

function caches(below = "."): string[] {
  return readdirSync(join(folder, "dist", below)).filter((name) => name.endsWith(".cache"));
}
