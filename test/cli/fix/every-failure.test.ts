import { describe, expect, test } from "vitest";
import { fixCommand } from "../../../src/cli/commands/fix.js";
import { revertCommand } from "../../../src/cli/commands/fix-revert.js";
import { CannotRun } from "../../../src/cli/exit.js";
import type { FileSystem } from "../../../src/cli/fix/file-system.js";
import { asked, silentTerminal } from "./asked.js";
import { changing, estate, filesIn } from "./estate.js";
import { type Call, refusal, watchedFiles } from "./failing-files.js";

interface Ended {
  readonly status: number;
  readonly said: string;
}

async function write(folder: string, fs?: FileSystem): Promise<Ended> {
  const { terminal, said } = silentTerminal(folder);
  const status = await fixCommand(["zones"], { ...asked, backup: true }, terminal, fs);
  return { status, said: said() };
}

async function revert(folder: string, fs?: FileSystem): Promise<Ended> {
  const { terminal, said } = silentTerminal(folder);
  try {
    return { status: await revertCommand(["zones"], asked, terminal, fs), said: said() };
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return { status: 2, said: said() + error.message };
  }
}

/** The calls of a run in which nothing fails, and the files before and after it. */
async function goodRun(act: typeof write, prepare: (folder: string) => Promise<unknown> = async () => {}) {
  const folder = estate();
  await prepare(folder);
  const before = filesIn(folder);
  const calls: Call[] = [];
  const ended = await act(
    folder,
    watchedFiles((_, call) => {
      calls.push(call);
    }),
  );
  expect(ended.status).toBe(0);
  return { calls, before, after: filesIn(folder) };
}

/** Folders that cannot be synchronised are left out, as on Windows. */
const noSync = (calls: readonly Call[], at: number) =>
  /open|fsync|close/.test(calls[at]!.name) &&
  calls.slice(0, at).findLast(({ name }) => /rename/.test(name)) !== undefined;

describe.each([[["EIO"]], [["ENOSPC", "EACCES"]]])("every call of a write fails in turn with %j", (codes) => {
  test("each file is wholly old or wholly new, and the message says which", async () => {
    const { calls, before, after } = await goodRun(write);
    expect(calls.length).toBeGreaterThan(40);
    for (const at of calls.keys()) {
      const folder = estate();
      const code = codes[at % codes.length] as string;
      const { status, said } = await write(
        folder,
        watchedFiles((number, call) => {
          if (number === at) throw refusal(code, call);
        }),
      );
      const now = filesIn(folder);
      const written = changing.filter((path) => now.get(path) === after.get(path));
      for (const path of changing) expect([before.get(path), after.get(path)]).toContain(now.get(path));
      expect([...now.keys()].filter((path) => /\.[0-9a-f]{12}$/.test(path))).toEqual([]);
      if (status === 0) {
        // A folder that this user may not read cannot be synchronised, and nothing is lost.
        expect([code, noSync(calls, at), written]).toEqual(["EACCES", true, changing]);
        continue;
      }
      expect([status, said]).toEqual([
        2,
        expect.stringMatching(/^(?:zones\/[bcd]\.zone|zones\/\.zonewright-undo\.json)\b/m),
      ]);
      for (const path of changing) expect(said.includes(`${path} written; ${path}.~1~`)).toBe(written.includes(path));
      // A backup is there for what is written, and for nothing else.
      expect([...now.keys()].filter((path) => path.endsWith("~"))).toEqual(written.map((path) => `${path}.~1~`));
      if (written.length === 0) expect(said).toContain("Nothing was written.");
      else expect(said).toContain("zonewright fix --revert with the same PATHs undoes what was.");

      if (written.length > 0) expect((await revert(folder)).status).toBe(0);
      for (const path of changing) expect(filesIn(folder).get(path)).toBe(before.get(path));
    }
  });
});

test("when every call from one on fails, files are still old or new, and nothing is thrown", async () => {
  const { calls, before, after } = await goodRun(write);
  for (const at of calls.keys()) {
    const folder = estate();
    const { status } = await write(
      folder,
      watchedFiles((number, call) => {
        if (number >= at) throw refusal("EIO", call);
      }),
    );
    const now = filesIn(folder);
    expect(status).toBe(2);
    for (const path of changing) expect([before.get(path), after.get(path)]).toContain(now.get(path));
  }
});

test("every call of an undoing fails in turn: files are old or new, and the next one ends it", async () => {
  const { calls, before, after } = await goodRun(revert, write);
  for (const at of calls.keys()) {
    const folder = estate();
    await write(folder);
    const { status, said } = await revert(
      folder,
      watchedFiles((number, call) => {
        if (number === at) throw refusal("EIO", call);
      }),
    );
    expect([status, said]).toEqual([2, expect.stringMatching(/zones\/[bcd]\.zone/)]);
    const now = filesIn(folder);
    for (const path of changing) expect([before.get(path), after.get(path)]).toContain(now.get(path));
    expect((await revert(folder)).status).toBe(0);
    expect(filesIn(folder)).toEqual(after);
  }
});
