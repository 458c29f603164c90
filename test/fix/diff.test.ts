import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unifiedDiff } from "../../src/fix/diff.js";
import { onDisk } from "../../src/fix/on-disk.js";
import { applySplices, inOrder, type Splice, splice } from "../../src/fix/splice.js";

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const bytes = (string: string) => new Uint8Array(Buffer.from(string, "latin1"));
const diff = (before: string, ...splices: Splice[]) => text(unifiedDiff("zones/a.zone", bytes(before), splices));

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "zonewright-diff-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The file after the real tool has applied the patch to it. */
function applied(tool: "patch" | "git", path: string, before: Uint8Array, patch: Uint8Array): Buffer {
  const root = mkdtempSync(join(folder, `${tool}-`));
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), before);
  const command: [string, string[]] =
    tool === "patch"
      ? ["patch", ["-p1", "--binary", "--silent", "--fuzz=0"]]
      : ["git", ["apply", "--whitespace=nowarn", "-"]];
  execFileSync(...command, { cwd: root, input: patch, stdio: ["pipe", "pipe", "pipe"] });
  return readFileSync(join(root, path));
}

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `line ${i + 1}\n`).join("");
const lineAt = (string: string, line: string): [number, number] => {
  const start = string.indexOf(`${line}\n`);
  return [start, start + line.length + 1];
};

describe("unifiedDiff", () => {
  it("is empty when nothing changes", () => {
    expect(diff("a\n")).toBe("");
    expect(diff("a\nb\n", splice(2, 3, "b"))).toBe("");
  });

  it("shows three lines of context", () => {
    const before = numbered(9);
    expect(diff(before, splice(...lineAt(before, "line 5"), "five\n"))).toBe(
      "--- a/zones/a.zone\n+++ b/zones/a.zone\n@@ -2,7 +2,7 @@\n line 2\n line 3\n line 4\n-line 5\n+five\n line 6\n line 7\n line 8\n",
    );
  });

  it("joins hunks whose context would touch, and no others", () => {
    const before = numbered(30);
    const change = (line: number) => splice(...lineAt(before, `line ${line}`), `new ${line}\n`);
    expect(diff(before, change(5), change(12)).match(/^@@.*/gm)).toEqual(["@@ -2,14 +2,14 @@"]);
    expect(diff(before, change(5), change(13)).match(/^@@.*/gm)).toEqual(["@@ -2,7 +2,7 @@", "@@ -10,7 +10,7 @@"]);
  });

  it("counts on from the lines that earlier hunks add or remove", () => {
    const before = numbered(30);
    const added = splice(0, 0, "zero\nzero\n");
    const removed = splice(...lineAt(before, "line 20"), "");
    expect(diff(before, added, removed).match(/^@@.*/gm)).toEqual(["@@ -1,3 +1,5 @@", "@@ -17,7 +19,6 @@"]);
  });

  it("says where no newline ends the file", () => {
    expect(diff("a\nb", splice(3, 3, "\nc\n"))).toBe(
      "--- a/zones/a.zone\n+++ b/zones/a.zone\n@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n+b\n+c\n",
    );
    expect(diff("a\nb\n", splice(3, 4, ""))).toContain("-b\n+b\n\\ No newline at end of file\n");
  });

  it("shows only the lines that differ inside a larger splice", () => {
    expect(
      diff("a\nb\nc\n", splice(0, 6, "a\nB\nc\n"))
        .split("\n")
        .slice(3),
    ).toEqual([" a", "-b", "+B", " c", ""]);
  });

  it("handles a file that becomes empty, and an empty one that is filled", () => {
    expect(diff("a\n", splice(0, 2, ""))).toContain("@@ -1 +0,0 @@\n-a\n");
    expect(diff("", splice(0, 0, "a\n"))).toContain("@@ -0,0 +1 @@\n+a\n");
  });

  it.each([
    ["zones/a b.zone", "--- a/zones/a b.zone\t\n"],
    ['odd"na\\me\n.zone', '--- "a/odd\\"na\\\\me\\012.zone"\n'],
    ["/etc/bind/db.a", "--- a/etc/bind/db.a\n"],
    ["zonen/müller.zone", "--- a/zonen/müller.zone\n"],
  ])("writes the path %j as git does", (path, header) => {
    const patch = Buffer.from(unifiedDiff(path, bytes("a\n"), [splice(0, 1, "b")])).toString("utf8");
    expect(patch.startsWith(header)).toBe(true);
  });
});

describe("the diff applied by the real tools", () => {
  const cases: [string, string, string, Splice[]][] = [
    ["CRLF", "a.zone", "a\r\nb\r\nc\r\n", [splice(3, 6, "B\r\n")]],
    ["no final newline", "a.zone", "a\nb", [splice(3, 3, "\nc\n")]],
    ["a path with blanks", "my zones/a b.zone", "a\nb\n", [splice(2, 3, "x")]],
    ["a path with quotes and a tab", 'odd "na\tme.zone', "a\nb\n", [splice(2, 3, "x")]],
    ["octets that are no UTF-8, NUL and escape sequences", "a.zone", "a\n\xff\0\x1b[31m\nc\n", [splice(0, 1, "x")]],
    ["an empty result", "a.zone", "a\nb\n", [splice(0, 4, "")]],
  ];
  it.each(cases.flatMap((one) => [["patch", ...one] as const, ["git", ...one] as const]))(
    "%s: %s",
    (tool, _, path, before, splices) => {
      const old = bytes(before);
      expect(text(applied(tool, path, old, unifiedDiff(path, old, splices)))).toBe(text(applySplices(old, splices)));
    },
  );

  it.each(["utf-16le", "utf-16be"] as const)("%s", (encoding) => {
    const source = { path: "a.zone", bytes: new TextEncoder().encode("\ufeffä 1\r\n😀 2\r\n"), encoding };
    const at = new TextEncoder().encode("\ufeffä 1\r\n").length;
    const { before, splices } = onDisk(source, [splice(at, at, "neu 3\r\n")]);
    const swap = (utf16: Buffer) => (encoding === "utf-16le" ? utf16 : utf16.swap16());
    const after = swap(Buffer.from("\ufeffä 1\r\nneu 3\r\n😀 2\r\n", "utf16le"));
    expect(Buffer.from(before)).toEqual(swap(Buffer.from("\ufeffä 1\r\n😀 2\r\n", "utf16le")));
    expect(Buffer.from(applySplices(before, splices))).toEqual(after);
    for (const tool of ["patch", "git"] as const) {
      expect(applied(tool, "a.zone", before, unifiedDiff("a.zone", before, splices))).toEqual(after);
    }
  });

  it("for any splices of any text", () => {
    const line = fc.constantFrom("a", "b", "same", "", "\t x");
    const end = fc.constantFrom("\n", "\n", "\n", "\r\n");
    const lines = fc
      .array(fc.tuple(line, end), { maxLength: 40 })
      .chain((all) => fc.constantFrom(all.flat().join(""), all.flat().slice(0, -1).join("")));
    const cuts = fc.array(fc.tuple(fc.nat(), fc.nat(12), lines), { maxLength: 4 });
    const property = fc.property(lines, cuts, (before, raw) => {
      const old = bytes(before);
      let free = 0;
      const splices = inOrder(
        raw
          .map(([at, length, inserted]) => ({ at: at % (old.length + 1), length, inserted }))
          .sort((a, b) => a.at - b.at)
          .flatMap(({ at, length, inserted }) => {
            if (at < free) return [];
            free = Math.min(at + length, old.length);
            return [splice(at, free++, inserted)];
          }),
      );
      const after = applySplices(old, splices);
      const patch = unifiedDiff("a.zone", old, splices);
      expect(patch.length === 0).toBe(text(after) === text(old));
      if (patch.length > 0) expect(text(applied("git", "a.zone", old, patch))).toBe(text(after));
    });
    fc.assert(property, { numRuns: 60 });
  });
});
