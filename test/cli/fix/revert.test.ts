import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { digestOf } from "../../../src/cli/fix/journal.js";
import { folderWith } from "../folder.js";
import { runIn } from "../run-in.js";
import { changing, estate, filesIn } from "./estate.js";

const fix = ["fix", "zones", "--cert", "names.txt", "--now", "2026-11-22", "--write", "--unsafe"];
const revert = ["fix", "zones", "--revert"];
const journal = "zones/.zonewright-undo.json";

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

describe("fix --revert", () => {
  test("brings back every byte of all files, and leaves nothing but backups behind", async () => {
    const folder = estate();
    const before = filesIn(folder);
    const { err } = await runIn(folder, [...fix, "--backup"]);
    expect(err).toContain("zones/b.zone written; zones/b.zone.~1~ is the old file.\n");
    expect(err).toContain("zonewright fix --revert with the same PATHs undoes this.\n");
    for (const path of changing) expect(filesIn(folder).get(path)).not.toBe(before.get(path));

    const undone = await runIn(folder, revert);
    expect([undone.status, undone.out]).toEqual([0, ""]);
    expect(undone.err).toMatch(/^zones\/b\.zone is again as it was before 20\d\d-\d\d-\d\dT[\d:.]+Z\.\n/);
    expect(undone.err).toContain("The serials are the old ones too");
    const backups = changing.map((path) => [`${path}.~1~`, before.get(path)] as const);
    expect(filesIn(folder)).toEqual(new Map([...before, ...backups].sort(([a], [b]) => (a < b ? -1 : 1))));

    const again = await runIn(folder, revert);
    expect([again.status, again.err]).toEqual([
      2,
      "No write is on record in zones, so there is nothing to undo. Give the PATHs that were given with --write.\n",
    ]);
  });

  test("backups are passed over in silence, in folders and among the files of a pattern", async () => {
    const folder = estate();
    const lint = (path: string) => runIn(folder, ["lint", path, "--cert", "names.txt", "--now", "2026-11-22"]);
    for (const name of ["b", "c", "d"]) {
      const old = read(folder, `zones/${name}.zone`);
      rmSync(join(folder, `zones/${name}.zone`));
      writeFileSync(join(folder, `zones/db.${name}`), old);
    }
    await runIn(folder, [...fix, "--backup"]);
    const [first, again] = [await lint("zones"), await lint("zones/*")];
    expect(filesIn(folder).has("zones/db.b.~1~")).toBe(true);
    expect(first).toEqual({ ...again, err: first.err });
    expect(first.err + first.out).not.toContain("~1~");
    // One that is named alone is meant.
    expect((await runIn(folder, ["convert", "zones/db.b.~1~"])).out).toContain("autodiscover.companyb.com.");
  });

  test.each(["utf16le", "utf8"] as const)("a file in %s", async (encoding) => {
    const folder = estate();
    const text = `\ufeff${read(folder, "zones/b.zone").replace("; old", "; ä 😀")}`;
    writeFileSync(join(folder, "zones/b.zone"), text, encoding);
    const before = filesIn(folder);
    expect((await runIn(folder, fix)).status).toBe(0);
    expect(filesIn(folder).get("zones/b.zone")).not.toBe(before.get("zones/b.zone"));
    expect((await runIn(folder, revert)).status).toBe(0);
    expect(filesIn(folder)).toEqual(before);
  });

  test("undoes nothing where one of the files has changed since", async () => {
    const folder = estate();
    await runIn(folder, fix);
    writeFileSync(join(folder, "zones/c.zone"), `${read(folder, "zones/c.zone")}; noted\n`);
    const before = filesIn(folder);
    const { status, err } = await runIn(folder, revert);
    expect([status, err]).toEqual([
      2,
      "zones/c.zone has changed since it was written, and undoing would take that change away.\nNothing was undone.\n",
    ]);
    expect(filesIn(folder)).toEqual(before);
  });

  test("undoes the last write, and no earlier one", async () => {
    const folder = estate();
    await runIn(folder, fix);
    const first = filesIn(folder);
    const d = read(folder, "zones/d.zone");
    writeFileSync(join(folder, "zones/d.zone"), d.replace(/^_autodiscover.*\n/m, "autodiscover A 203.0.113.10\n"));
    const second = filesIn(folder);
    await runIn(folder, fix);
    expect((await runIn(folder, revert)).status).toBe(0);
    expect(filesIn(folder).get("zones/d.zone")).toBe(second.get("zones/d.zone"));
    expect(filesIn(folder).get("zones/b.zone")).toBe(first.get("zones/b.zone"));
  });

  test("in a git repository the journal lies where git does not see it", async () => {
    const folder = estate();
    mkdirSync(join(folder, ".git"));
    const before = filesIn(folder);
    await runIn(folder, fix);
    expect([...filesIn(folder).keys()].filter((path) => path.includes("undo"))).toEqual([".git/zonewright-undo.json"]);
    // From another folder of it, and through another PATH that reads the same files.
    expect((await runIn(join(folder, "zones"), ["fix", "--revert"])).status).toBe(0);
    expect(filesIn(folder)).toEqual(before);
  });

  test("included files are undone too", async () => {
    const folder = estate();
    const zone = read(folder, "zones/b.zone").split("autodiscover");
    writeFileSync(join(folder, "zones/b.zone"), `${zone[0]}$INCLUDE hosts.inc\n`);
    writeFileSync(join(folder, "zones/hosts.inc"), `autodiscover${zone[1]}`);
    const before = filesIn(folder);
    const { err } = await runIn(folder, fix);
    expect(err).toContain(
      "zones/hosts.inc is an included file: a zone that was not read here and includes it changes too.",
    );
    expect(filesIn(folder).get("zones/hosts.inc")).not.toBe(before.get("zones/hosts.inc"));
    expect((await runIn(folder, revert)).status).toBe(0);
    expect(filesIn(folder)).toEqual(before);
  });

  test.each(["--write", "--backup", "--unsafe", "--force"])("does not go with %s", async (option) => {
    const { status, err } = await runIn(estate(), [...revert, option]);
    expect([status, err]).toEqual([2, expect.stringContaining(`'--revert' cannot be used with option '${option}'`)]);
  });
});

describe("a write that cannot leave its journal", () => {
  test("is not made", async () => {
    const folder = estate();
    mkdirSync(join(folder, journal));
    writeFileSync(join(folder, journal, "x"), "");
    const before = filesIn(folder);
    const { status, err } = await runIn(folder, [...fix, "--backup"]);
    expect([status, err]).toEqual([
      2,
      expect.stringContaining(
        `${journal}, which --revert needs, could not be written: it is a folder. Nothing was written.`,
      ),
    ]);
    expect(filesIn(folder)).toEqual(before);
  });
});

describe("a journal that is hostile or damaged", () => {
  const entry = (path: string, text: string, undo: unknown[] = [], before = "x") => {
    return { path, before: digestOf(Buffer.from(before)), after: digestOf(Buffer.from(text)), undo };
  };
  const journalOf = (...files: unknown[]) => {
    return JSON.stringify({ version: 1, id: "0123456789ab", written: "2026-11-22T10:00:00.000Z", files });
  };
  const everything = (text: string) => [{ start: 0, end: text.length, text: Buffer.from("x").toString("base64") }];
  const outside = { "out/secret.zone": "secret\n", "root/note.md": "note\n", "root/.git/config": "[core]\n" };

  async function reverted(content: string, prepare: (root: string) => void = () => {}) {
    const outer = folderWith({ ...outside, "root/zones/a.zone": "$ORIGIN a.example.\n" });
    const root = join(outer, "root");
    prepare(root);
    writeFileSync(join(root, ".git/zonewright-undo.json"), content);
    const before = filesIn(outer);
    const outcome = await runIn(root, ["fix", ".", "--revert"]);
    expect(filesIn(outer)).toEqual(before);
    expect(outcome.status).toBe(2);
    return outcome.err;
  }

  test.each([
    ["a way out of the root", "../out/secret.zone", "secret\n"],
    ["a file that is no zone file", "note.md", "note\n"],
    ["git's own configuration", ".git/config", "[core]\n"],
    ["the journal itself", ".git/zonewright-undo.json", ""],
    ["a folder", "zones", ""],
  ])("does not reach %s", async (_, path, text) => {
    expect(await reverted(journalOf(entry(path, text, everything(text))))).toContain(
      `${path} is none of the zone files here: give the PATHs that were given with --write.\nNothing was undone.\n`,
    );
  });

  test("does not reach a file outside by its absolute path, nor one through a link", async () => {
    const text = "secret\n";
    const err = await reverted(journalOf(entry("zones/link.zone", text, everything(text))), (root) =>
      symlinkSync("../../out/secret.zone", join(root, "zones/link.zone")),
    );
    expect(err).toContain("zones/link.zone is ../out/secret.zone behind a link, outside of .");
    const folder = folderWith({ "secret.zone": text });
    const absolute = join(folder, "secret.zone");
    expect(await reverted(journalOf(entry(absolute, text, everything(text))))).toContain(
      "is none of the zone files here",
    );
    expect(read(folder, "secret.zone")).toBe(text);
  });

  const zone = "$ORIGIN a.example.\n";
  test.each<[string, unknown[]]>([
    ["beyond the end of the file", [{ start: 0, end: 1000, text: "" }]],
    ["backwards", [{ start: 5, end: 2, text: "" }]],
    [
      "overlapping",
      [
        { start: 0, end: 9, text: "" },
        { start: 3, end: 9, text: "" },
      ],
    ],
    ["leading to another text than it says", everything(zone).map((one) => ({ ...one, text: "eQ==" }))],
    ["doing nothing", []],
  ])("with changes that are %s", async (_, undo) => {
    expect(await reverted(journalOf(entry("zones/a.zone", zone, undo)))).toBe(
      "The journal is damaged where it tells of zones/a.zone.\nNothing was undone.\n",
    );
  });

  test("with a file that is gone", async () => {
    expect(await reverted(journalOf(entry("zones/gone.zone", "")))).toBe(
      "zones/gone.zone cannot be read: there is no such file.\nNothing was undone.\n",
    );
  });

  test.each([
    ["cut off", journalOf().slice(0, -3)],
    ["empty", ""],
    ["no text", "\u0000\u00ff"],
    ["of a later version", journalOf().replace('"version":1', '"version":2')],
    ["with another id", journalOf().replace("0123456789ab", "../../out")],
    ["with other keys", journalOf({ ...entry("zones/a.zone", zone), mode: 0o777 })],
    ["with an escape sequence for the terminal as its date", journalOf().replace("2026-11", "\\u001b[2J2026-11")],
    ["with a path that is no text", journalOf({ ...entry("x", zone), path: 1 })],
    ["with numbers that are none", journalOf(entry("zones/a.zone", zone, [{ start: -1, end: 0.5, text: "" }]))],
  ])("that is %s", async (_, content) => {
    expect(await reverted(content)).toBe(".git/zonewright-undo.json is damaged, so nothing was undone.\n");
  });

  test("shows no control character of a path", async () => {
    expect(await reverted(journalOf(entry("zones/\u001b[31m\u202e.zone", "")))).toContain(
      "zones/\\u001b[31m\\u202e.zone",
    );
  });
});
