import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { tooManyRemovals } from "../../src/cli/fix/removals.js";
import type { Fix } from "../../src/finding.js";
import { readZone } from "../../src/zone/reader.js";
import { folderWith, linkTo } from "./folder.js";
import { runIn } from "./run-in.js";

const soa = "@ IN SOA ns1.newdns.example. hostmaster 2026010101 7200 3600 1209600 3600\n";
const hub = `$ORIGIN companya.com.
$TTL 3600
${soa}@ MX 10 webmail
webmail A 203.0.113.10
_autodiscover._tcp SRV 0 0 443 webmail
`;
/** Only an addition helps: there is no autodiscover host to remove. */
const additive = `$ORIGIN companyb.com.\r\n$TTL 3600\r\n${soa.trimEnd()}\r\n@ MX 10 webmail.companya.com.\r\n; kept\r\n`;
const removing = `$ORIGIN companyc.com.
$TTL 3600
${soa}@ MX 10 webmail.companya.com.
autodiscover A 203.0.113.10
`;
const files = { "a.zone": hub, "b.zone": additive, "c.zone": removing, "names.txt": "webmail.companya.com\n" };
const fix = ["fix", ".", "--cert", "names.txt", "--now", "2026-11-22"];

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

test("a diff on standard output that patch takes, and nothing is written", async () => {
  const folder = folderWith(files);
  const { status, out, err } = await runIn(folder, fix);
  expect(status).toBe(1);
  expect(err).toContain(
    "1 of 2 corrections remove or replace records: --write makes the others, --write --unsafe all.",
  );
  expect([read(folder, "b.zone"), read(folder, "c.zone")]).toEqual([additive, removing]);
  writeFileSync(join(folder, "all.diff"), out);
  execFileSync("patch", ["-p1", "--binary", "-i", "all.diff"], { cwd: folder });
  expect(read(folder, "c.zone")).not.toContain("autodiscover A");
  expect(read(folder, "b.zone")).toContain("; kept\r\n");
  expect((await runIn(folder, fix)).out).toBe("");
});

test("--write makes the safe changes; --unsafe the others; a second time there is nothing to do", async () => {
  const folder = folderWith(files);
  const first = await runIn(folder, [...fix, "--write"]);
  expect([first.status, first.out]).toEqual([1, ""]);
  expect(first.err).toContain("b.zone written.\n");
  expect(first.err).toContain("Not made: 1 correction that would remove or replace records; --unsafe makes them too.");
  expect(read(folder, "b.zone")).toBe(
    additive.replace("2026010101", "2026112201").replace("; kept\r\n", "") +
      "_autodiscover._tcp SRV 0 0 443 webmail.companya.com.\r\n; kept\r\n",
  );
  expect([read(folder, "a.zone"), read(folder, "c.zone")]).toEqual([hub, removing]);

  const second = await runIn(folder, [...fix, "--write", "--unsafe"]);
  expect([second.status, second.err]).toEqual([0, expect.stringContaining("c.zone written.\n")]);
  expect(read(folder, "c.zone")).toBe(
    removing
      .replace("2026010101", "2026112201")
      .replace("autodiscover A 203.0.113.10", "_autodiscover._tcp SRV 0 0 443 webmail.companya.com."),
  );

  const before = readdirSync(folder).map((name) => read(folder, name));
  const third = await runIn(folder, [...fix, "--write", "--unsafe"]);
  expect([third.status, third.err]).toEqual([0, expect.stringContaining("There was nothing to change.\n")]);
  expect(readdirSync(folder).map((name) => read(folder, name))).toEqual(before);
});

test("beside an input that cannot be read nothing is written", async () => {
  const folder = folderWith({ ...files, "d.zone": Buffer.from(hub, "utf16le") });
  const { status, err } = await runIn(folder, [...fix, "--write", "--unsafe"]);
  expect([status, err]).toEqual([2, expect.stringContaining("Nothing was written: not everything could be read")]);
  expect([read(folder, "b.zone"), read(folder, "c.zone")]).toEqual([additive, removing]);
});

describe("where files are written", () => {
  const inside = { "project/.git/HEAD": "", "project/names.txt": "webmail.companya.com\n", "project/a.zone": hub };
  const write = ["fix", "--cert", "names.txt", "--now", "2026-11-22", "--write", "--unsafe"];

  test("a folder that a link in the project leads out to is read, and nothing is written there", async () => {
    const folder = folderWith({ ...inside, "elsewhere/c.zone": removing, "project/more": linkTo("../elsewhere") });
    const { status, err } = await runIn(join(folder, "project"), [...write, "."]);
    const reason = "more/c.zone is ../elsewhere/c.zone behind a link, outside of .: give that path itself.";
    expect([status, err]).toEqual([2, expect.stringContaining(`${reason} Nothing was written.\n`)]);
    expect(read(folder, "elsewhere/c.zone")).toBe(removing);
    expect(readdirSync(join(folder, "elsewhere"))).toEqual(["c.zone"]);
  });

  test("a place outside of the project that is named itself is written, and undone", async () => {
    const folder = folderWith({ ...inside, "elsewhere/c.zone": removing });
    const project = join(folder, "project");
    const { status, err } = await runIn(project, [...write, ".", "../elsewhere"]);
    expect([status, err]).toEqual([0, expect.stringContaining("../elsewhere/c.zone written.\n")]);
    expect(read(folder, "elsewhere/c.zone")).not.toBe(removing);
    const alone = await runIn(project, ["fix", ".", "--revert"]);
    expect([alone.status, alone.err]).toEqual([2, expect.stringContaining("is none of the zone files here")]);
    expect((await runIn(project, ["fix", ".", "../elsewhere", "--revert"])).status).toBe(0);
    expect(read(folder, "elsewhere/c.zone")).toBe(removing);
  });

  test("the zones of a named.conf lie wherever it says, and so do their links", async () => {
    const zone = (name: string) => `zone "company${name}.com" { type primary; file "${name}.zone"; };\n`;
    const folder = folderWith({
      "etc/named.conf": `options { directory "../zones"; };\n${zone("a")}${zone("c")}`,
      "zones/a.zone": hub,
      "zones/c.zone": linkTo("../data/c.zone"),
      "data/c.zone": removing,
      "names.txt": "webmail.companya.com\n",
    });
    const { status, err } = await runIn(folder, [...write, "etc/named.conf"]);
    expect([status, err]).toEqual([0, expect.stringContaining("zones/c.zone written.\n")]);
    expect(read(folder, "data/c.zone")).not.toBe(removing);
    expect((await runIn(folder, ["fix", "etc/named.conf", "--revert"])).status).toBe(0);
    expect(read(folder, "data/c.zone")).toBe(removing);
    expect(readdirSync(join(folder, "etc"))).toEqual(["named.conf"]);
  });
});

test("on a terminal the diff is readable and safe", async () => {
  const folder = folderWith({
    ...files,
    "c.zone": removing.replace("autodiscover A", "; \u001b[31m\u202e\nautodiscover A"),
  });
  const { out } = await runIn(folder, [...fix, "--no-color"], { tty: true });
  expect(out).toContain("\\u001b[31m\\u202e");
  expect(out).not.toMatch(/[\u202e\r]/);
});

describe("more than 30 % of a zone of ten records or more needs --force", () => {
  function removing(count: number, size: number): Fix {
    const text = Array.from({ length: size - 1 }, (_, i) => `h${i} A 192.0.2.1\n`).join("");
    const bytes = new TextEncoder().encode(`$ORIGIN b.example.\n$TTL 60\n${soa}${text}`);
    const { zone } = readZone({ path: "b.zone", bytes, encoding: "utf-8" });
    const edits = [...zone.all(["A"])].slice(0, count).map((old) => ({ zone, edit: { kind: "remove" as const, old } }));
    return { safety: "unsafe", summary: "", edits, commands: [] };
  }

  test.each([
    [3, 10, undefined],
    [4, 10, "b.zone would lose 4 of its 10 records, more than 30 %."],
    [8, 9, undefined],
    [7, 20, "b.zone would lose 7 of its 20 records, more than 30 %."],
  ])("%i of %i", (count, size, sentence) => {
    const fix = removing(count, size);
    expect(tooManyRemovals([fix, fix])).toBe(sentence);
  });
});
