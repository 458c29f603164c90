import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "./folder.js";
import { hub, lint, names, satellite, stated } from "./name-server.js";
import { runIn } from "./run-in.js";

describe("the zones of a configuration", () => {
  test("are read under the names that it gives them, whatever their files are called", async () => {
    const folder = folderWith({
      "named.conf": `options { directory "data"; };\n${stated("companyA.com", "one")}include "more.conf";\n`,
      "data/more.conf": stated("companyb.com.", "two"),
      "data/one": hub,
      "data/two": satellite,
      "names.txt": names,
    });
    const { status, zones, findings, said } = await lint(folder, "named.conf", "--cert", "names.txt");
    expect([status, zones]).toEqual([1, "2 zones"]);
    expect(findings).toContain("data/two autodiscover-host-not-on-certificate");
    expect(said.join("\n")).not.toContain("origin:");
  });

  test("what Debian comes with is no noise", async () => {
    const folder = join(import.meta.dirname, "../../fixtures/named-conf/debian");
    const { status, zones, findings } = await lint(
      folder,
      "named.conf",
      "--san",
      "webmail.companya.com",
      "--fail-on",
      "warning",
    );
    expect([status, zones]).toEqual([0, "7 zones"]);
    expect(findings).toEqual([]);
  });

  test("a file that several zones share is each of them", async () => {
    const folder = folderWith({
      "named.conf": stated("companyb.com", "same") + stated("companyc.com", "same") + stated("companya.com", "hub"),
      same: satellite,
      hub,
      "names.txt": names,
    });
    const { zones, findings, said } = await lint(folder, "named.conf", "--cert", "names.txt");
    expect(zones).toBe("3 zones");
    expect(findings.filter((one) => one === "same autodiscover-host-not-on-certificate")).toHaveLength(2);
    expect(said.join(" ")).toContain("companyb.com, companyc.com");
    const fixed = await runIn(folder, ["fix", "named.conf", "--cert", "names.txt", "--write", "--unsafe"]);
    expect(fixed.err).toContain(
      "same:6 is read for companyb.com and companyc.com alike, so a change there would change records of all of them",
    );
    expect(readFileSync(join(folder, "same"), "utf8")).toBe(satellite);
  });

  test("a file that is also found in a folder is the zone that the configuration states", async () => {
    const folder = folderWith({ "etc/named.conf": stated("companya.com", "db.local"), "etc/db.local": hub });
    for (const paths of [
      ["etc", "etc/named.conf"],
      ["etc/named.conf", "etc/db.local"],
    ]) {
      const { zones, said } = await lint(folder, ...paths);
      expect(zones).toBe("1 zone");
      expect(said).toContainEqual(expect.stringMatching(/accepted domain: companya\.com/));
    }
  });

  test("in a folder a configuration is not looked for", async () => {
    const folder = folderWith({ "named.conf": stated("companya.com", "hub"), hub, "companya.com.zone": hub });
    expect((await lint(folder, ".")).zones).toBe("1 zone");
  });

  test("of other classes and types without data are left out", async () => {
    const folder = folderWith({
      "named.conf": `${stated("companya.com", "hub")}zone "." { type hint; file "hub"; };
zone "forward.example" { type forward; forwarders { 192.0.2.1; }; };
zone "stub.example" { type stub; masters { 192.0.2.1; }; file "hub"; };
zone "chaos.example" CH { type master; file "hub"; };\n`,
      hub,
    });
    const { status, zones, said } = await lint(folder, "named.conf");
    expect([status, zones]).toEqual([0, "1 zone"]);
    expect(said.join("\n")).not.toMatch(/hint|forward|stub|chaos/);
  });

  test("copies from other servers without text are said to be not judged", async () => {
    const folder = folderWith({
      "named.conf": `${stated("companya.com", "hub")}zone "absent.example" { type slave; masters { 192.0.2.1; }; file "gone"; };
zone "raw.example" { type slave; masters { 192.0.2.1; }; file "raw.db"; };
zone "memory.example" { type slave; masters { 192.0.2.1; }; };
zone "text.example" { type slave; masters { 192.0.2.1; }; file "text"; masterfile-format text; };\n`,
      hub,
      text: hub,
      "raw.db": Uint8Array.from([0, 0, 0, 2, 0, 0, 0, 1, 9, 9, 9, 9]),
    });
    const { status, zones, said } = await lint(folder, "named.conf");
    expect([status, zones]).toEqual([0, "2 zones"]);
    const text = said.join(" ");
    expect(text).toContain("memory.example (named.conf states no file for it)");
    expect(text).toContain("absent.example (named.conf: the file of this copy from another server is not there; ");
    expect(text).toContain(
      "named-compilezone -f raw -F text -o raw.example.zone raw.example raw.db writes it as text)",
    );
  });

  test("fix writes their files, and never the configuration", async () => {
    const conf = stated("companya.com", "a") + stated("companyb.com", "b");
    const folder = folderWith({ "named.conf": conf, a: hub, b: satellite, "names.txt": names });
    const { status } = await runIn(folder, ["fix", "named.conf", "--cert", "names.txt", "--write", "--unsafe"]);
    expect(status).toBe(0);
    expect(readFileSync(join(folder, "named.conf"), "utf8")).toBe(conf);
    expect(readFileSync(join(folder, "b"), "utf8")).toMatch(
      /^_autodiscover\._tcp\s.*SRV 0 0 443 webmail\.companya\.com\.$/m,
    );
  });

  test("fix leaves copies of other servers' zones alone: with a raised serial they would never be fetched again", async () => {
    const copy = 'zone "companyb.com" { type secondary; primaries { 192.0.2.1; }; file "b"; };\n';
    const folder = folderWith({
      "named.conf": stated("companya.com", "a") + copy,
      a: hub,
      b: satellite,
      "names.txt": names,
    });
    const { err } = await runIn(folder, ["fix", "named.conf", "--cert", "names.txt", "--write", "--unsafe"]);
    expect(err).toContain("b is a copy of a zone of another server, which overwrites it; correct it there");
    expect(readFileSync(join(folder, "b"), "utf8")).toBe(satellite);
  });

  test.each([
    ["allow-update { key k; };", true],
    ["update-policy local;", true],
    ["update-policy { grant k zonesub any; };", true],
    ["allow-update { none; };", false],
    ["", false],
  ])("that says %s may be updated while it is served: %s", async (option, expected) => {
    const statement = stated("companya.com", "a").replace("};", `${option} };`);
    const { said } = await lint(folderWith({ "named.conf": statement, a: hub }), "named.conf");
    const sentence =
      "named.conf lets zones be updated while they are served: companya.com. rndc sync writes what their files lack, and rndc freeze comes before a change of them.";
    expect(said.includes(sentence)).toBe(expected);
  });

  test("are converted one by one", async () => {
    const folder = folderWith({ "named.conf": stated("companya.com", "a"), a: hub });
    const { status, out, err } = await runIn(folder, ["convert", "named.conf", "--to", "canonical"]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(/^named\.conf is a configuration of BIND, and one zone is converted at a time: /);
  });

  test("given with some of its files, all of them are reported on", async () => {
    const folder = folderWith({
      "zonewright.yaml": "zones: { public: [named.conf] }\ncertificates: [{ file: names.txt }]\n",
      "named.conf": `${stated("companya.com", "a") + stated("companyb.com", "b")}include "more.conf";`,
      "more.conf": stated("companyc.com", "c"),
      a: hub,
      b: satellite,
      c: satellite,
      "names.txt": names,
    });
    const filesIn = async (...paths: string[]) => {
      const { out } = await runIn(folder, ["lint", ...paths, "--format", "unix"]);
      return [...new Set([...out.matchAll(/^([^:\n]+):\d.*certificate\]$/gm)].map(([, file]) => file))];
    };
    expect(await filesIn("named.conf")).toEqual(["b", "c"]);
    expect(await filesIn("b")).toEqual(["b"]);
    expect(await filesIn("more.conf")).toEqual(["c"]);
    expect(await filesIn()).toEqual(["b", "c"]);
  });
});

describe("what cannot be read", () => {
  test("a primary zone without its file has its place and the next step; the rest is judged", async () => {
    const folder = folderWith({
      "named.conf": `options { directory "/var/none"; };\n${stated("a.example", "x/a")}${stated("b.example", "b")}`,
      b: hub,
    });
    const { status, zones, said } = await lint(folder, "named.conf");
    expect([status, zones]).toEqual([2, "1 zone"]);
    expect(said).toContain(
      'named.conf:2:38: The file "x/a" of the zone a.example is not there: put it where named looks for it (directory /var/none), or beside named.conf.',
    );
  });

  test("a fault of the configuration has its place and the next step", async () => {
    const folder = folderWith({ "named.conf": `${stated("a.example", "a")}zone "b.example" {\n`, a: hub });
    const { status, zones, said } = await lint(folder, "named.conf");
    expect([status, zones]).toEqual([2, "1 zone"]);
    expect(said).toContain(
      "named.conf:2:18: This brace is never closed. Close it with }; until then nothing after it can be relied on.",
    );
  });

  test("nothing is written beside it", async () => {
    const folder = folderWith({ "named.conf": `${stated("companyb.com", "b")}include "gone";\n`, b: satellite });
    const { status, err } = await runIn(folder, ["fix", "named.conf", "--san", "webmail.companya.com", "--write"]);
    expect(status).toBe(2);
    expect(err).toContain('named.conf:2:9: The include is left out: there is no file "gone". ');
    expect(readFileSync(join(folder, "b"), "utf8")).toBe(satellite);
  });

  test.each([
    ["// nothing here\n", "is a configuration of BIND without a zone statement. Give the one that states the zones"],
    [
      "options { recursion no; };\n",
      "is a configuration of BIND without a zone statement. Give the one that states the zones",
    ],
    ['zone "." { type hint; file "x"; };\n', "states no zone with a file that can be read."],
  ])("%j", async (text, said) => {
    const { status, err } = await runIn(folderWith({ "named.conf.local": text }), ["lint", "named.conf.local"]);
    expect([status, err]).toEqual([2, expect.stringContaining(`named.conf.local ${said}`)]);
    expect(err).not.toContain("No zone file");
  });

  test("parts of a configuration beside it are read with it alone", async () => {
    const parts = folderWith({
      "named.conf": 'include "named.conf.local"; options { directory "zones"; };',
      "named.conf.local": stated("companya.com", "a"),
      "zones/a": hub,
    });
    expect(await lint(parts, "named.conf", "named.conf.local")).toMatchObject({ status: 0, zones: "1 zone" });
  });

  test("keys are not opened", async () => {
    const folder = folderWith({ "named.conf": `include "/etc/none/rndc.key";\n${stated("a.example", "a")}`, a: hub });
    expect(await lint(folder, "named.conf")).toMatchObject({ status: 0, zones: "1 zone" });
  });
});
