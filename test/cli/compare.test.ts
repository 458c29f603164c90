import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const soa = (server: string) =>
  `$TTL 3600\n@ IN SOA ns1.${server}.example. hostmaster 1 7200 3600 1209600 3600\n@ NS ns1.${server}.example.\n`;
const records = '@ MX 10 mail\nmail A 192.0.2.1\n@ TXT "v=spf1 mx -all"\n';
const files = {
  "old/a.example.zone": `$ORIGIN a.example.\n${soa("old")}${records}_autodiscover._tcp SRV 0 0 443 mail\n`,
  "new/a.example.zone": `$ORIGIN a.example.\n${soa("new")}${records}`,
};

async function jsonOf(folder: string, ...args: string[]) {
  const { out, ...rest } = await runIn(folder, ["compare", ...args, "--format", "json"]);
  return { ...rest, report: JSON.parse(out) };
}

describe("exit status", () => {
  test.each([
    ["a loss", ["old", "new"], 1],
    ["no loss", ["old", "old"], 0],
    ["something new", ["new", "old"], 0],
    ["something new, and the gate is info", ["new", "old", "--fail-on", "info"], 1],
    ["the gate is open", ["old", "new", "--fail-on", "never"], 0],
    ["the check is off", ["old", "new", "--rule", "records-lost=off"], 0],
    ["a side is not there", ["old", "nowhere"], 2],
    ["a side has no zones", ["old", "empty"], 2],
    ["no such check", ["old", "new", "--rule", "record-lost=off"], 2],
    ["no such day", ["old", "new", "--cutover", "tomorrow"], 2],
    ["a cutover that is over", ["old", "new", "--cutover", "2020-01-01"], 2],
  ])("%s", async (_, args, status) => {
    const folder = folderWith({ ...files, "empty/notes.md": "nothing" });
    expect((await runIn(folder, ["compare", ...args])).status).toBe(status);
  });
});

test("what cannot be read is said, and the rest is compared", async () => {
  const undecodable = new Uint8Array([0x61, 0x00, 0x62, 0x00, 0x0a, 0x00, 0x61, 0x00]);
  const folder = folderWith({ ...files, "new/b.example.zone": undecodable });
  const { status, out, err } = await runIn(folder, ["compare", "old", "new"]);
  expect(status).toBe(2);
  expect(err).toMatch(/^new\/b\.example\.zone cannot be read/m);
  expect(out).toContain("records-lost");
});

test("JSON says which side a place is on, what stops, and what clients see", async () => {
  const { report } = await jsonOf(folderWith(files), "old", "new", "--san", "mail.a.example");
  expect(report.findings).toEqual([
    expect.objectContaining({
      ...{ rule: "records-lost", severity: "error", domain: "a.example", side: "old", service: "Autodiscover" },
      ...{ owner: "_autodiscover._tcp.a.example.", type: "SRV", file: "old/a.example.zone" },
      fix: expect.objectContaining({
        safety: "safe",
        edits: [
          { op: "add", zone: "a.example", record: "_autodiscover._tcp.a.example. 3600 IN SRV 0 0 443 mail.a.example." },
        ],
      }),
    }),
  ]);
  expect(report.walks[0]).toMatchObject({ domain: "a.example", change: "worse" });
});

describe("which zones", () => {
  const text = (name: string) => `${name} 3600 IN A 192.0.2.1\n`;

  test("one file that does not say which zone it is, is the one on the other side", async () => {
    const folder = folderWith({ "old.zone": `$ORIGIN a.example.\n${text("www")}`, "new.txt": text("www") });
    const { status, err, out } = await runIn(folder, ["compare", "old.zone", "new.txt"]);
    expect([status, out]).toEqual([0, expect.stringContaining("1 zone compared, 1 record before, 1 after")]);
    expect(err).toBe("new.txt does not say which zone it is: it is taken for a.example, as old.zone is.\n");
    expect((await runIn(folder, ["compare", "new.txt", "old.zone"])).status).toBe(0);
  });

  test("two that are not the same, or do not tell, need --origin", async () => {
    const folder = folderWith({
      "a.zone": `$ORIGIN a.example.\n${text("www")}`,
      "b.zone": `$ORIGIN b.example.\n${text("www")}`,
      ...{ "x.txt": text("www"), "y.txt": text("www") },
    });
    expect(await runIn(folder, ["compare", "a.zone", "b.zone"])).toMatchObject({
      status: 2,
      err: "a.zone is the zone a.example, and b.zone is the zone b.example. Zones are paired by their names: if both are one zone, say which with --origin b.example.\n",
    });
    expect((await runIn(folder, ["compare", "x.txt", "y.txt"])).status).toBe(2);
    expect((await runIn(folder, ["compare", "x.txt", "y.txt", "--origin", "a.example"])).status).toBe(0);
  });

  test("in folders they are paired by name; one without a name is paired with none", async () => {
    const folder = folderWith({
      ...{ "old/1.zone": `$ORIGIN a.example.\n${text("www")}`, "old/2.zone": `$ORIGIN b.example.\n${text("www")}` },
      ...{ "new/x.zone": `$ORIGIN b.example.\n${text("www")}`, "new/y.zone": text("www") },
    });
    const { status, err, report } = await jsonOf(folder, "old", "new");
    expect(status).toBe(2);
    expect(err).toContain("new/y.zone is not compared: nothing in it tells which zone it is.\n");
    expect(report.findings.filter(({ rule }: { rule: string }) => rule === "zone-lost")).toEqual([
      expect.objectContaining({ domain: "a.example", service: "whole zones", side: "old" }),
    ]);
  });

  test("the zones of the configuration are on neither side, but what they are called counts", async () => {
    const folder = folderWith({
      "zonewright.yaml": "zones: { public: [elsewhere, { path: new/export.txt, origin: a.example }] }\n",
      "elsewhere/c.example.zone": `$ORIGIN c.example.\n${soa("x")}`,
      "old/a.example.zone": `$ORIGIN a.example.\n${text("www")}`,
      "new/export.txt": text("www"),
    });
    const { status, report } = await jsonOf(folder, "old", "new");
    expect([status, report.summary.zones, report.findings]).toEqual([0, 1, []]);
  });
});

test("--domain leaves the other zones out", async () => {
  const folder = folderWith({ ...files, "old/b.example.zone": `$ORIGIN b.example.\n${soa("old")}` });
  const { report } = await jsonOf(folder, "old", "new", "--domain", "a.example");
  expect([report.summary.zones, report.findings.length]).toEqual([1, 1]);
  expect((await jsonOf(folder, "old", "new", "--domain", "b.example")).report.findings).toEqual([
    expect.objectContaining({ rule: "zone-lost", domain: "b.example" }),
  ]);
});

describe("a loss that is meant", () => {
  const ignore = (until: string) =>
    `ignore: [{ rule: records-lost, zone: a.example, type: SRV, reason: phones only, until: ${until} }]\n`;

  test("is allowed by the configuration, for lint as well", async () => {
    const folder = folderWith({ ...files, "zonewright.yaml": ignore("2027-01-31") });
    const { status, out } = await runIn(folder, ["compare", "old", "new", "--now", "2027-01-30"]);
    expect([status, out]).toEqual([0, expect.stringMatching(/no difference that counts\n1 finding ignored\n$/)]);
    expect((await runIn(folder, ["lint", "new"])).err).not.toContain("ignores nothing");
  });

  test("counts again when its day has passed, and is named", async () => {
    const folder = folderWith({ ...files, "zonewright.yaml": ignore("2027-01-31") });
    const { status, err } = await runIn(folder, ["compare", "old", "new", "--now", "2027-02-01"]);
    expect([status, err]).toEqual([1, expect.stringContaining("it counts again")]);
  });

  test("a loss that is allowed is not put back either", async () => {
    const folder = folderWith({ ...files, "zonewright.yaml": ignore("2027-01-31") });
    const args = ["compare", "old", "new", "--to", "bind", "--now", "2027-01-30"];
    expect(await runIn(folder, args)).toMatchObject({ status: 0, out: "" });
  });
});

describe("the records that put it back", () => {
  test("to standard output, and what takes them away again", async () => {
    const folder = folderWith(files);
    const { status, out } = await runIn(folder, ["compare", "old", "new", "--to", "bind"]);
    expect([status, out]).toEqual([0, expect.stringMatching(/^_autodiscover\._tcp\.a\.example\. 3600 IN SRV /m)]);
    const back = await runIn(folder, ["compare", "old", "new", "--to", "bind", "--rollback"]);
    expect(back.out).toMatch(/^; delete: _autodiscover\._tcp\.a\.example\. 3600 IN SRV /m);
  });

  test("appended to the new zone, they leave nothing to say", async () => {
    const lost = { "old/b.example.zone": `$ORIGIN b.example.\n${soa("old")}${records}www CNAME mail\n` };
    const folder = folderWith({ ...files, ...lost, "new/b.example.zone": `$ORIGIN b.example.\n${soa("new")}` });
    const { out } = await runIn(folder, ["compare", "old", "new", "--to", "bind", "--out", "more"]);
    expect([out, readdirSync(join(folder, "more"))]).toEqual(["", ["a.example.bind.zone", "b.example.bind.zone"]]);
    const text = (path: string) => readFileSync(join(folder, path), "utf8");
    const whole = (name: string) => text(`new/${name}.zone`) + text(`more/${name}.bind.zone`);
    const again = folderWith({
      ...{ ...files, ...lost, "new/a.example.zone": whole("a.example"), "new/b.example.zone": whole("b.example") },
    });
    expect(await runIn(again, ["compare", "old", "new"])).toMatchObject({ status: 0, err: "" });
  });

  test("what was changed stays unless all is asked for; a zone that is lost comes whole, without its servers", async () => {
    const folder = folderWith({
      "old/a.example.zone": `$ORIGIN a.example.\n${soa("old")}www A 192.0.2.1\n`,
      "new/a.example.zone": `$ORIGIN a.example.\n${soa("new")}www A 192.0.2.2\n`,
      "old/b.example.zone": `$ORIGIN b.example.\n${soa("old")}www A 192.0.2.3\n`,
    });
    const some = await runIn(folder, ["compare", "old", "new", "--to", "bind"]);
    expect(some.out.split("\n").filter((line) => line !== "" && !line.startsWith(";"))).toEqual([
      "www.b.example. 3600 IN A 192.0.2.3",
    ]);
    const all = await runIn(folder, ["compare", "old", "new", "--to", "bind", "--all"]);
    expect(all.out).toMatch(/^www\.a\.example\. 3600 IN A 192\.0\.2\.1$/m);
  });
});

test("what stands beside an alias is left to people, and said", async () => {
  const folder = folderWith({
    "old/a.example.zone": '$ORIGIN a.example.\nwww 3600 IN TXT "a text"\n',
    "new/a.example.zone": "$ORIGIN a.example.\nwww 3600 IN CNAME elsewhere.example.\n",
  });
  expect(await runIn(folder, ["compare", "old", "new", "--to", "bind"])).toMatchObject({
    ...{ status: 1, out: "" },
    err: expect.stringMatching(
      /^Left out: The TXT record of www\.a\.example .* cannot be an alias and have other records/,
    ),
  });
});

test("a hostile name and text stay on their line", async () => {
  const text = 'x\\027[2J\\010y 3600 IN TXT "\\027]0;title\\007\\226\\128\\174"\n';
  const folder = folderWith({
    "old/a.example.zone": `$ORIGIN a.example.\n${text}www A 192.0.2.1\n`,
    "new/a.example.zone": "$ORIGIN a.example.\nwww A 192.0.2.1\n",
  });
  for (const format of ["pretty", "json", "unix"]) {
    const { out } = await runIn(folder, ["compare", "old", "new", "--format", format], { tty: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through.
    expect(out.replace(/\x1b\[\d+m/g, "")).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  }
});
