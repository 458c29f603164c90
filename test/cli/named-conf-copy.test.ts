import { describe, expect, test } from "vitest";
import { folderWith } from "./folder.js";
import { hub, lint, names, satellite, stated } from "./name-server.js";

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
    expect((await lint(server, `${copy}/named.conf`)).said.join(" ")).toContain("5 records");
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
