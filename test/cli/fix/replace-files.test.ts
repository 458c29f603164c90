import { chmodSync, chownSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { systemFiles } from "../../../src/cli/fix/file-system.js";
import { replaceFiles } from "../../../src/cli/fix/replace-files.js";
import type { NewText } from "../../../src/cli/fix/replaceable.js";
import { folderWith, linkTo } from "../folder.js";

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

const change = (shown: string, after: string, before = "old\n"): NewText => ({
  shown,
  before: Buffer.from(before),
  after: Buffer.from(after),
});

function replace(folder: string, files: readonly NewText[], backup = false, fs = systemFiles) {
  return replaceFiles(files, { cwd: folder, within: [folder], id: "0123456789ab", backup }, fs);
}

const isRoot = process.getuid?.() === 0;

describe("files are replaced at once", () => {
  test("with the mode of the old file, and nothing is left beside them", () => {
    const folder = folderWith({ "a.zone": "old\n", "b.zone": "old\n" });
    chmodSync(join(folder, "a.zone"), 0o640);
    expect(replace(folder, [change("a.zone", "new\n"), change("b.zone", "")])).toEqual({
      written: [{ shown: "a.zone" }, { shown: "b.zone" }],
    });
    expect([read(folder, "a.zone"), read(folder, "b.zone")]).toEqual(["new\n", ""]);
    expect(statSync(join(folder, "a.zone")).mode & 0o7777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(["a.zone", "b.zone"]);
  });

  test("a link stays one, inside the root", () => {
    const folder = folderWith({ "real/a.zone": "old\n", "a.zone": linkTo("real/a.zone") });
    expect(replace(folder, [change("a.zone", "new\n")]).failure).toBeUndefined();
    expect(read(folder, "real/a.zone")).toBe("new\n");
    expect(readdirSync(join(folder, "real"))).toEqual(["a.zone"]);
  });

  test.each([
    ["a link", "a.zone", "../out/real.zone"],
    ["a link among the folders of its path", "sub/real.zone", "../out"],
    ["a link to a link", "b.zone", "a.zone"],
  ])("%s that leads out of the root is refused, and nothing is written", (_, name, target) => {
    const outer = folderWith({
      "out/real.zone": "old\n",
      "in/c.zone": "old\n",
      "in/a.zone": linkTo("../out/real.zone"),
    });
    const folder = join(outer, "in");
    if (name !== "a.zone") symlinkSync(target, join(folder, name.split("/")[0] as string));
    const before = readdirSync(folder);
    const { written, failure } = replace(folder, [change("c.zone", "new\n"), change(name, "new\n")]);
    expect([written, failure]).toEqual([
      [],
      `${name} is ../out/real.zone behind a link, outside of .: give that path itself.`,
    ]);
    expect([read(outer, "out/real.zone"), read(folder, "c.zone")]).toEqual(["old\n", "old\n"]);
    expect([readdirSync(folder), readdirSync(join(outer, "out"))]).toEqual([before, ["real.zone"]]);
  });

  test("a file that has changed since it was read stops everything", () => {
    const folder = folderWith({ "a.zone": "old\n", "b.zone": "somebody else's\n" });
    expect(replace(folder, [change("a.zone", "new\n"), change("b.zone", "new\n")])).toEqual({
      written: [],
      failure: "b.zone has changed since it was read: run zonewright again.",
    });
    expect([read(folder, "a.zone"), read(folder, "b.zone")]).toEqual(["old\n", "somebody else's\n"]);
    expect(readdirSync(folder)).toEqual(["a.zone", "b.zone"]);
  });

  test("a file that changes while the others are replaced keeps that change", () => {
    const folder = folderWith({ "a.zone": "old\n", "b.zone": "old\n" });
    const busy = {
      ...systemFiles,
      renameSync: (from: string, to: string) => {
        systemFiles.renameSync(from, to);
        writeFileSync(join(folder, "b.zone"), "somebody else's\n");
      },
    };
    const files = [change("a.zone", "new\n"), change("b.zone", "new\n")];
    expect(replace(folder, files, true, busy as typeof systemFiles)).toEqual({
      written: [{ shown: "a.zone", backup: "a.zone.~1~" }],
      failure: "b.zone has changed since it was read: run zonewright again.",
    });
    expect([read(folder, "a.zone"), read(folder, "b.zone")]).toEqual(["new\n", "somebody else's\n"]);
    expect(readdirSync(folder)).toEqual(["a.zone", "a.zone.~1~", "b.zone"]);
  });

  test("a file that is gone", () => {
    const folder = folderWith({ "a.zone": "old\n" });
    expect(replace(folder, [change("a.zone", "new\n"), change("gone.zone", "new\n")])).toEqual({
      written: [],
      failure: "gone.zone could not be written: there is no such file.",
    });
    expect([read(folder, "a.zone"), readdirSync(folder)]).toEqual(["old\n", ["a.zone"]]);
  });

  test("one file under two names", () => {
    const folder = folderWith({ "a.zone": "old\n", "b.zone": linkTo("a.zone") });
    expect(replace(folder, [change("a.zone", "new\n"), change("b.zone", "other\n")])).toEqual({
      written: [],
      failure: "a.zone and b.zone are one file, so their changes cannot both be made.",
    });
    expect([read(folder, "a.zone"), readdirSync(folder)]).toEqual(["old\n", ["a.zone", "b.zone"]]);
  });

  test.runIf(process.getuid && !isRoot)("a file that is write-protected", () => {
    const folder = folderWith({ "a.zone": "old\n" });
    chmodSync(join(folder, "a.zone"), 0o444);
    expect(replace(folder, [change("a.zone", "new\n")]).failure).toBe(
      "a.zone could not be written: permission denied.",
    );
  });
});

describe.runIf(isRoot)("the owner", () => {
  function owned() {
    const folder = folderWith({ "a.zone": "old\n" });
    chownSync(join(folder, "a.zone"), 65534, 65533);
    chmodSync(join(folder, "a.zone"), 0o2664);
    return folder;
  }

  test("is kept, and bits of the mode that a change of it takes away too", () => {
    const folder = owned();
    expect(replace(folder, [change("a.zone", "new\n")], true).failure).toBeUndefined();
    for (const name of ["a.zone", "a.zone.~1~"]) {
      const { uid, gid, mode } = statSync(join(folder, name));
      expect([uid, gid, mode & 0o7777]).toEqual([65534, 65533, 0o2664]);
    }
  });

  test("that cannot be kept stops everything", () => {
    const folder = owned();
    const fchownSync = () => {
      throw Object.assign(new Error("EPERM: operation not permitted, fchown"), { code: "EPERM", syscall: "fchown" });
    };
    expect(replace(folder, [change("a.zone", "new\n")], false, { ...systemFiles, fchownSync })).toEqual({
      written: [],
      failure:
        "a.zone belongs to user 65534 and group 65533, and a new file could not be given to them: permission denied.",
    });
    expect([read(folder, "a.zone"), readdirSync(folder)]).toEqual(["old\n", ["a.zone"]]);
  });
});

describe("--backup", () => {
  test("keeps the very file under the next number, and never writes over one", () => {
    const folder = folderWith({
      "a.zone": "old\n",
      "a.zone.~1~": "first\n",
      "a.zone.~7~": "seventh\n",
      "a.zone~": "x",
    });
    const { ino, mtimeMs } = statSync(join(folder, "a.zone"));
    expect(replace(folder, [change("a.zone", "new\n")], true)).toEqual({
      written: [{ shown: "a.zone", backup: "a.zone.~8~" }],
    });
    expect(["a.zone", "a.zone.~1~", "a.zone.~7~", "a.zone.~8~", "a.zone~"].map((name) => read(folder, name))).toEqual([
      "new\n",
      "first\n",
      "seventh\n",
      "old\n",
      "x",
    ]);
    expect(statSync(join(folder, "a.zone.~8~"))).toMatchObject({ ino, mtimeMs });
    expect(statSync(join(folder, "a.zone")).ino).not.toBe(ino);
  });

  test("a name that somebody takes in between", () => {
    const folder = folderWith({ "a.zone": "old\n" });
    const linkSync = (from: string, to: string) => {
      if (to.endsWith(".~1~")) writeFileSync(to, "somebody else's\n");
      systemFiles.linkSync(from, to);
    };
    const { written } = replace(folder, [change("a.zone", "new\n")], true, {
      ...systemFiles,
      linkSync,
    } as typeof systemFiles);
    expect(written).toEqual([{ shown: "a.zone", backup: "a.zone.~2~" }]);
    expect([read(folder, "a.zone.~1~"), read(folder, "a.zone.~2~")]).toEqual(["somebody else's\n", "old\n"]);
  });

  test("where a file has one name only it is a copy", () => {
    const folder = folderWith({ "a.zone": "old\n" });
    chmodSync(join(folder, "a.zone"), 0o640);
    const linkSync = () => {
      throw Object.assign(new Error("EPERM: operation not permitted, link"), { code: "EPERM", syscall: "link" });
    };
    const { written } = replace(folder, [change("a.zone", "new\n")], true, { ...systemFiles, linkSync });
    expect(written).toEqual([{ shown: "a.zone", backup: "a.zone.~1~" }]);
    expect(read(folder, "a.zone.~1~")).toBe("old\n");
    expect(statSync(join(folder, "a.zone.~1~")).mode & 0o777).toBe(0o640);
  });

  test("beside the file that a link leads to", () => {
    const folder = folderWith({ "real/a.zone": "old\n", "a.zone": linkTo("real/a.zone") });
    expect(replace(folder, [change("a.zone", "new\n")], true).written).toEqual([
      { shown: "a.zone", backup: "real/a.zone.~1~" },
    ]);
  });
});
