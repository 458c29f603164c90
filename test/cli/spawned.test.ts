import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { manyZones } from "../../src/cli/input/late-optimisation.js";
import { folderWith } from "./folder.js";

const binary = join(import.meta.dirname, "../../bin/zonewright.js");
const zone =
  "$ORIGIN b.example.\n$TTL 60\n@ IN SOA ns1.a.example. h 1 7200 3600 1209600 900\n@ IN NS ns1.a.example.\n@ IN NS ns2.a.example.\n";

function zonewright(folder: string, ...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [binary, ...args], { cwd: folder, encoding: "utf8" });
}

describe("the built program", () => {
  test("runs where it is called, and its exit status is the program's", () => {
    const folder = folderWith({ "b.zone": `${zone}x FOO y\n` });
    const lint = zonewright(folder, "lint", "b.zone", "--format", "unix");
    expect([lint.status, lint.stdout]).toEqual([1, expect.stringMatching(/^b\.zone:6:3: error: .*\[zone-syntax\]\n$/)]);
    expect(zonewright(folder, "lint", "gone.zone").status).toBe(2);
    expect(zonewright(folder, "--version")).toMatchObject({ status: 0, stderr: "" });
  });

  test("reads the configuration, which is loaded on demand", () => {
    const folder = folderWith({ "b.zone": zone, "zonewright.yaml": "zones: { public: ['*.zone'] }\nrule: {}\n" });
    const { status, stderr } = zonewright(folder, "lint");
    expect([status, stderr]).toEqual([2, 'zonewright.yaml:2:1: unknown key "rule"; did you mean rules?\n']);
  });

  test("reads what lies beyond ASCII as its sources do", () => {
    const folder = folderWith({ "b.zone": zone, "names.txt": "\u2022 mail.b.example\n" });
    const { stdout } = zonewright(folder, "cert", "show", "names.txt");
    expect(stdout).toContain("mail.b.example");
  });

  test("takes a reader that closes early without a word, and still tells what it found", async () => {
    const many = `${zone}${Array.from({ length: 20_000 }, (_, i) => `h${i} A 192.0.2.1\n`).join("")}x FOO y\n`;
    const child = spawn(process.execPath, [binary, "convert", "b.zone"], { cwd: folderWith({ "b.zone": many }) });
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const [status] = await once(child, "close");
    expect([status, err]).toEqual([1, expect.not.stringMatching(/EPIPE|at .*:\d+:\d+/)]);
  });

  test("judges many zones as it judges few, and V8 knows what it is asked then", () => {
    const zones = Array.from({ length: manyZones }, (_, i) => [
      `d${i}.zone`,
      zone.replace("b.example", `d${i}.example`),
    ]);
    const folder = folderWith(Object.fromEntries(zones));
    const { status, stdout, stderr } = zonewright(folder, "lint", ".", "--format", "json");
    expect([status, JSON.parse(stdout).summary.zones]).toEqual([0, manyZones]);
    expect(stderr).not.toMatch(/flag/);
  });

  test("writes everything into a pipe before it ends", () => {
    const many = `${zone}${Array.from({ length: 20_000 }, (_, i) => `h${i} A 192.0.2.1\n`).join("")}`;
    const { status, stdout } = zonewright(folderWith({ "b.zone": many }), "convert", "b.zone");
    expect([status, stdout.split("\n").length]).toEqual([0, 20_004]);
  });
});
