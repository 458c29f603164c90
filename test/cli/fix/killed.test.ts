import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixCommand } from "../../../src/cli/commands/fix.js";
import { revertCommand } from "../../../src/cli/commands/fix-revert.js";
import { runIn } from "../run-in.js";
import { asked, silentTerminal } from "./asked.js";
import { changing, estate, filesIn } from "./estate.js";
import { type Call, watchedFiles } from "./failing-files.js";

let bundles = "";
let child = "";
beforeAll(async () => {
  bundles = mkdtempSync(join(tmpdir(), "zonewright-killed-"));
  child = join(bundles, "killed-child.mjs");
  const entryPoints = [join(import.meta.dirname, "killed-child.ts")];
  await build({
    entryPoints,
    outfile: child,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
});
afterAll(() => rmSync(bundles, { recursive: true, force: true }));

const write = (folder: string, fs?: ReturnType<typeof watchedFiles>) =>
  fixCommand(["zones"], { ...asked, backup: true }, silentTerminal(folder).terminal, fs);
const revert = (folder: string, fs?: ReturnType<typeof watchedFiles>) =>
  revertCommand(["zones"], asked, silentTerminal(folder).terminal, fs);

const isWaiting = (path: string) => /[\\/]\.[^\\/]*\.[0-9a-f]{12}$/.test(path);

/** The process runs until it is killed before its call of this number. */
async function killedAt(folder: string, act: "fix" | "revert", number: number): Promise<void> {
  const process_ = spawn(process.execPath, [child, folder, act, String(number)], { stdio: "ignore" });
  const [, signal] = await once(process_, "exit");
  expect(signal).toBe("SIGKILL");
}

/** The numbers of the calls that change what is on the disk, and of the last call: between others it stays the same. */
function changingCalls(calls: readonly Call[]): number[] {
  const isChange = ({ name, on }: Call) =>
    /^(?:write|fchmod|rename|link)/.test(name) || (name === "openSync" && isWaiting(String(on)));
  const found = [...calls.keys()].filter((at) => isChange(calls[at]!) || at === calls.length - 1);
  expect(found.length).toBeGreaterThan(12);
  return found;
}

async function callsOf(act: typeof write, folder: string): Promise<Call[]> {
  const calls: Call[] = [];
  const status = await act(
    folder,
    watchedFiles((_, call) => {
      calls.push(call);
    }),
  );
  expect(status).toBe(0);
  return calls;
}

/** Does something for each of many, a few at a time. */
async function forEachOf<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  const work = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await act(one);
  };
  await Promise.all([work(), work(), work()]);
}

const journal = "zones/.zonewright-undo.json";

describe("a process that is killed", () => {
  test("at any point of a write of several files leaves each old or new, and it can be undone", async () => {
    const good = estate();
    const before = filesIn(good);
    const calls = await callsOf(write, good);
    const after = filesIn(good);
    await forEachOf(changingCalls(calls), async (at) => {
      const folder = estate();
      await killedAt(folder, "fix", at);
      const now = filesIn(folder);
      for (const path of changing) expect([before.get(path), after.get(path)]).toContain(now.get(path));
      for (const [path, text] of now) if (path.endsWith("~")) expect(text).toBe(before.get(path.replace(/\.~1~$/, "")));
      // What was left behind is no zone file, and nothing is said of it.
      const { err } = await runIn(folder, ["lint", "zones", "--san", "webmail.companya.com"]);
      expect(err).not.toContain("Passed over");

      const isBegun = changing.some((path) => now.get(path) !== before.get(path));
      if (!now.has(journal)) return expect(isBegun).toBe(false);
      expect(await revert(folder)).toBe(0);
      const undone = filesIn(folder);
      for (const path of changing) expect(undone.get(path)).toBe(before.get(path));
      expect([...undone.keys()].filter(isWaiting)).toEqual([]);
    });
  }, 60_000);

  test("at any point of an undoing leaves each old or new, and the next one ends it", async () => {
    const good = estate();
    const original = filesIn(good);
    await write(good);
    const before = filesIn(good);
    const calls = await callsOf(revert, good);
    await forEachOf(changingCalls(calls), async (at) => {
      const folder = estate();
      await write(folder);
      await killedAt(folder, "revert", at);
      const now = filesIn(folder);
      for (const path of changing) expect([before.get(path), original.get(path)]).toContain(now.get(path));
      expect(await revert(folder)).toBe(0);
      const undone = filesIn(folder);
      for (const path of changing) expect(undone.get(path)).toBe(original.get(path));
    });
  }, 60_000);
});
