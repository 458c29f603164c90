import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const soa = "@ IN SOA ns1.newdns.example. hostmaster 1 7200 3600 1209600 3600\n@ NS ns1.newdns.example.\n";
const hub = `$TTL 3600\n${soa}@ MX 10 webmail\nwebmail A 203.0.113.10\n_autodiscover._tcp SRV 0 0 443 webmail\n`;
const satellite = `$TTL 3600\n${soa}@ MX 10 webmail.companya.com.\nautodiscover A 203.0.113.10\n`;
const internal = `$TTL 60\n${soa}@ MX 10 webmail.companya.com.\n`;
const names = "webmail.companya.com\n";
const stated = (name: string, file: string) => `zone "${name}" { type master; file "${file}"; };\n`;

interface Outcome {
  readonly status: number;
  readonly zones: string | undefined;
  /** Where findings stand, and their rules. */
  readonly findings: string[];
  readonly said: string[];
}

async function lint(folder: string, ...args: string[]): Promise<Outcome> {
  const { status, out, err } = await runIn(folder, ["lint", ...args, "--no-config", "--format", "unix"]);
  return {
    status,
    zones: /^(\d+ zones?), /m.exec(err)?.[1],
    findings: [...out.matchAll(/^([^:]+):\d.*\[([a-z-]+)\]$/gm)].map(([, file, rule]) => `${file} ${rule}`),
    said: err.split("\n").map((line) => line.trim()),
  };
}

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
    const outcome = await lint(folder, "named.conf", "--san", "webmail.companya.com,autodiscover.companya.com");
    expect(outcome).toMatchObject({ status: 0, zones: "7 zones", findings: [] });
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
    expect(fixed.err).toContain("same is read more than once, so a change there would change other records too");
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

  test("given with some of its files, all of them are reported on", async () => {
    const folder = folderWith({
      "zonewright.yaml": "zones: { public: [named.conf] }\ncertificates: [{ file: names.txt }]\n",
      "named.conf": stated("companya.com", "a") + stated("companyb.com", "b") + stated("companyc.com", "c"),
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

const twoViews = (one: string, other: string, more = "") => `view "${one}" { ${stated("companyb.com", "in")} };
view "${other}" { ${stated("companyb.com", "out")} ${stated("companya.com", "hub")} ${more} };\n`;
const views = { in: internal, out: satellite, hub, "names.txt": names };

describe("views", () => {
  const args = ["named.conf", "--cert", "names.txt"];

  test("are told by their names, which is said", async () => {
    const folder = folderWith({ ...views, "named.conf": twoViews("internal", "external") });
    const { findings, said } = await lint(folder, ...args);
    expect(findings).toContain("in splitbrain-missing-internal");
    expect(findings.join()).not.toContain("duplicate-zone");
    expect(said.join(" ")).toContain("view: internal is internal (named.conf:1:6: the view's name says so)");
    expect(said.join(" ")).toContain("external is public (named.conf:3:6: the view's name says so)");
  });

  test("are told by --view, which counts before zonewright.yaml", async () => {
    const folder = folderWith({
      ...views,
      "named.conf": twoViews("red", "green").replaceAll("{ zone", "{ match-clients { key k; }; zone"),
      "zonewright.yaml": "views: { red: public, green: public }\n",
    });
    const { out } = await runIn(folder, ["lint", ...args, "--view", "red=internal", "--format", "unix"]);
    expect(out).toContain("[splitbrain-missing-internal]");
    const { err } = await runIn(folder, ["lint", ...args]);
    expect(err).toContain(
      'out was not read: the views "red" and "green" both count as public and have the zone companyb.com, and the first is judged.',
    );
    expect((await lint(folder, ...args, "--view", "red=ignore", "--view", "green=public")).zones).toBe("2 zones");
  });

  test("that nothing tells end the run, each with its place and what to say", async () => {
    const conf = twoViews("red", "the green one").replaceAll("{ zone", "{ match-clients { key k; }; zone");
    const { status, out, err } = await runIn(folderWith({ ...views, "named.conf": conf }), ["lint", ...args]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toBe(
      `named.conf:1:6: Neither its name nor match-clients tells whether the view "red" is what the Internet gets: say --view red=public, =internal or =ignore, or state it under views: in zonewright.yaml.
named.conf:3:6: Neither its name nor match-clients tells whether the view "the green one" is what the Internet gets: say --view 'the green one'=public, =internal or =ignore, or state it under views: in zonewright.yaml.
`,
    );
  });

  test.each([
    ["red", '--view "red": write it as --view NAME=public, NAME=internal or NAME=ignore'],
    ["red=inside", '--view "red=inside": write it as --view NAME=public, NAME=internal or NAME=ignore'],
    ["blue=public", '--view "blue": the views are internal, external'],
  ])("--view %s is a slip", async (option, said) => {
    const folder = folderWith({ ...views, "named.conf": twoViews("internal", "external") });
    const { status, err } = await runIn(folder, ["lint", ...args, "--view", option]);
    expect([status, err]).toEqual([2, `${said}\n`]);
  });

  test("--view without a configuration is a slip", async () => {
    const { status, err } = await runIn(folderWith({ "a.example.zone": hub }), ["lint", "--view", "a=public"]);
    expect([status, err]).toEqual([2, '--view "a": no named.conf with views was given\n']);
  });

  test("a zone that two views serve from one file is judged once, and fix changes it", async () => {
    const folder = folderWith({
      hub,
      shared: satellite,
      "names.txt": names,
      "named.conf": `view "internal" { ${stated("companyb.com", "shared")} };
view "external" { zone "companyb.com" { in-view "internal"; }; ${stated("companya.com", "hub")} };\n`,
    });
    const { zones, findings } = await lint(folder, ...args);
    expect([zones, findings.filter((one) => one.startsWith("shared"))]).toEqual([
      "2 zones",
      ["shared srv-missing", "shared autodiscover-host-not-on-certificate"],
    ]);
    const { status } = await runIn(folder, ["fix", ...args, "--write", "--unsafe"]);
    expect(status).toBe(0);
    expect(readFileSync(join(folder, "shared"), "utf8")).toContain("_autodiscover._tcp");
  });

  test("but not below a zone that is internal alone: its names would seem to be missing there", async () => {
    const folder = folderWith({
      ...views,
      sub: hub,
      "named.conf": twoViews("internal", "external", stated("sub.companyb.com", "sub")).replace(
        "{ zone",
        `{ ${stated("sub.companyb.com", "sub")} zone`,
      ),
    });
    expect((await lint(folder, ...args)).zones).toBe("5 zones");
  });

  test("in-view without such a zone is said", async () => {
    const folder = folderWith({
      ...views,
      "named.conf": twoViews("internal", "external", 'zone "x" { in-view "no"; };'),
    });
    const { status, said } = await lint(folder, ...args);
    expect(status).toBe(2);
    expect(said).toContainEqual(
      expect.stringMatching(/^named\.conf:5:\d+: The view that in-view names has no such zone\. /),
    );
  });

  test("a configuration that is given for the inside is internal as a whole", async () => {
    const folder = folderWith({
      hub,
      in: internal,
      "names.txt": names,
      "companyb.com.zone": satellite,
      "companya.com.zone": hub,
      "inside.conf": `view "all" { ${stated("companyb.com", "in")} };\n`,
    });
    const { findings } = await lint(folder, ".", "--internal", "inside.conf", "--cert", "names.txt");
    expect(findings).toContain("in splitbrain-missing-internal");
  });
});

describe("a copy of a server's folders", () => {
  const conf = `include "/etc/bind/named.conf.local"; options { directory "/var/none/bind"; };`;
  const local = stated("companya.com", "/etc/bind/zones/hub") + stated("companyb.com", "b");

  test.each([
    [
      "of the root",
      {
        "copy/etc/bind/named.conf": conf,
        "copy/etc/bind/named.conf.local": local,
        "copy/etc/bind/zones/hub": hub,
        "copy/var/none/bind/b": satellite,
      },
      "copy/etc/bind/named.conf",
      "copy for /",
    ],
    [
      "of /etc/bind",
      { "bind/named.conf": conf, "bind/named.conf.local": local, "bind/zones/hub": hub, "bind/b": satellite },
      "bind/named.conf",
      "bind for /etc/bind",
    ],
  ])("%s", async (_, files, path, said) => {
    const { status, zones, said: all } = await lint(folderWith(files), path);
    expect([status, zones]).toEqual([0, "2 zones"]);
    expect(all.join(" ")).toContain(said);
  });

  test("is read itself where the server's own configuration stands at the place that it names", async () => {
    const server = folderWith({ "named.conf": stated("companya.com", "db"), db: hub, names: "" });
    const copy = folderWith({ "named.conf": stated("companya.com", `${server}/db`), db: satellite, names });
    const { said } = await lint(copy, "named.conf", "--cert", "names");
    expect(said.join(" ")).toMatch(
      /folder: \. for \S+ \(named\.conf names files in \S+, which are those of another server/,
    );
    expect((await lint(server, `${copy}/named.conf`)).said.join(" ")).toContain("4 records");
  });

  test("two files that it has put into one are not taken for each other", async () => {
    const folder = folderWith({
      "named.conf": stated("a.example", "/var/none/in/db") + stated("b.example", "/var/none/out/db"),
      db: hub,
    });
    const { status, zones } = await lint(folder, "named.conf");
    expect([status, zones]).toEqual([2, "1 zone"]);
  });

  test("patterns of includes are looked for there too", async () => {
    const folder = folderWith({
      "named.conf": 'include "/etc/none/zones.d/*.conf";',
      "zones.d/a.conf": stated("companya.com", "/etc/none/hub"),
      hub,
    });
    expect(await lint(folder, "named.conf")).toMatchObject({ status: 0, zones: "1 zone" });
  });
});

describe("$INCLUDE in the zones of a configuration", () => {
  const withInclude = `${hub}$INCLUDE hosts\n`;

  test("is looked for in named's directory, as BIND does", async () => {
    const folder = folderWith({
      "etc/named.conf": `options { directory "../var"; };\n${stated("companya.com", "zones/a")}`,
      "etc/hosts": "broken line of another file\n",
      "var/zones/a": withInclude,
      "var/hosts": "www A 203.0.113.11\n",
    });
    expect(await lint(folder, "etc/named.conf")).toMatchObject({ status: 0, findings: [] });
  });

  test("leads to the folders of its zones, and to no other", async () => {
    const folder = folderWith({
      "etc/named.conf": stated("companya.com", "../var/a"),
      "var/a": withInclude,
      "var/hosts": "www A 203.0.113.11\n",
    });
    expect(await lint(folder, "etc/named.conf")).toMatchObject({ status: 0, findings: [] });
    const away = folderWith({
      "etc/named.conf": stated("companya.com", "../var/a"),
      "var/a": withInclude.replace("hosts", "../secret"),
      secret: "www A 203.0.113.11\n",
    });
    expect(await lint(away, "etc/named.conf")).toMatchObject({ status: 1, findings: ["var/a zone-syntax"] });
  });
});
