import { describe, expect, test } from "vitest";
import { readText } from "./read-text.js";

const soaData = "n.example. h.example. 1 2 3 4 5";

describe("the origin, in the order in which its sources are believed", () => {
  test.each<[what: string, text: string, path: string, origin: string, from: string]>([
    // The SOA's owner as resolved.
    ["a SOA with a final dot", `Contoso.com. SOA ${soaData}\n`, "x.zone", "contoso.com.", "soa"],
    ["a SOA under $ORIGIN", `$ORIGIN com.\ncontoso SOA ${soaData}\n`, "x.zone", "contoso.com.", "soa"],
    ["a SOA at @ under $ORIGIN", `$ORIGIN contoso.com.\n@ SOA ${soaData}\n`, "other.net.zone", "contoso.com.", "soa"],
    ["a SOA without dot under $ORIGIN .", `$ORIGIN .\ncontoso.com SOA ${soaData}\n`, "x.zone", "contoso.com.", "soa"],
    ["a SOA without owner under $ORIGIN", `$ORIGIN contoso.com.\n\tSOA ${soaData}\n`, "x", "contoso.com.", "soa"],
    ["a SOA that inherits its owner", `contoso.com. NS n.\n SOA ${soaData}\n`, "x", "contoso.com.", "soa"],
    [
      "a SOA after other records",
      `a.contoso.com. A 192.0.2.1\ncontoso.com. SOA ${soaData}\n`,
      "x",
      "contoso.com.",
      "soa",
    ],
    [
      "a SOA after a line that is none",
      `contoso.com. FOO "\ncontoso.com. SOA ${soaData}\n`,
      "x",
      "contoso.com.",
      "soa",
    ],
    [
      "a SOA against banner and file name",
      `; Domain: a.com\ncontoso.com. SOA ${soaData}\n`,
      "b.com.zone",
      "contoso.com.",
      "soa",
    ],
    ["a SOA with a U-label", `m\u00fcller.de. SOA ${soaData}\n`, "x", "xn--mller-kva.de.", "soa"],
    ["a reverse zone", `2.0.192.in-addr.arpa. SOA ${soaData}\n`, "x", "2.0.192.in-addr.arpa.", "soa"],
    // $ORIGIN.
    ["$ORIGIN without SOA", "$ORIGIN contoso.com.\nwww A 192.0.2.1\n", "other.net.zone", "contoso.com.", "$ORIGIN"],
    ["the first $ORIGIN of two", "$ORIGIN contoso.com.\n$ORIGIN sub\n", "x", "contoso.com.", "$ORIGIN"],
    // Banners.
    [
      "Cloudflare",
      `;;\n;; Domain:     contoso.com.\n;; Exported:   2024-01-01 00:00:00\n;;\ncontoso.com\t3600\tIN\tSOA\t${soaData}\n`,
      "x.txt",
      "contoso.com.",
      "banner",
    ],
    [
      "Cloudflare until 2018",
      `;; Domain: contoso.com\n$ORIGIN .\n@ 3600 IN SOA ${soaData}\n`,
      "x",
      "contoso.com.",
      "banner",
    ],
    [
      "GoDaddy",
      "; Domain: CONTOSO.COM\n; Exported (y-m-d hh:mm:ss): 2020-01-01 00:00:00\n\n@ 3600 IN A 192.0.2.1\n",
      "x",
      "contoso.com.",
      "banner",
    ],
    [
      "Azure",
      ";Exported zone file from Azure DNS\n; Zone name: contoso.com\n@ A 192.0.2.1\n",
      "x",
      "contoso.com.",
      "banner",
    ],
    [
      "Windows DNS",
      ";\r\n;  Database file contoso.com.dns for contoso.com zone.\r\n;      Zone version:  119\r\n;\r\n\r\n@  IN  SOA n. h. 1 2 3 4 5\r\n",
      "x",
      "contoso.com.",
      "banner",
    ],
    ["Zone file for", "; Zone file for contoso.com.\n@ A 192.0.2.1\n", "x", "contoso.com.", "banner"],
    [
      "a banner of one label tells nothing",
      "; Domain: default\n@ A 192.0.2.1\n",
      "contoso.com.zone",
      "contoso.com.",
      "file name",
    ],
    // The SOA's owner without its dot.
    ["an undotted SOA owner", `contoso.com SOA ${soaData}\n`, "other.net.zone", "contoso.com.", "soa"],
    // The file's name.
    ["x.zone", "@ A 192.0.2.1\n", "zones/Contoso.com.zone", "contoso.com.", "file name"],
    ["db.x", "@ A 192.0.2.1\n", "/etc/bind/db.contoso.com", "contoso.com.", "file name"],
    ["x.db", "@ A 192.0.2.1\n", "contoso.com.db", "contoso.com.", "file name"],
    ["x.dns", "@ A 192.0.2.1\n", "contoso.com.dns", "contoso.com.", "file name"],
    ["x.txt", "@ A 192.0.2.1\n", "contoso.com.txt", "contoso.com.", "file name"],
    ["x.bind", "@ A 192.0.2.1\n", "contoso.com.bind", "contoso.com.", "file name"],
    ["$ORIGIN . tells nothing", "$ORIGIN .\n", "contoso.com.zone", "contoso.com.", "file name"],
    [
      "a SOA of one label without dot tells nothing",
      `@ SOA ${soaData}\n`,
      "contoso.com.zone",
      "contoso.com.",
      "file name",
    ],
    // $ORIGIN without its dot, the last resort.
    ["$ORIGIN without its dot", "$ORIGIN contoso.com\nwww A 192.0.2.1\n", "export.zone", "contoso.com.", "$ORIGIN"],
    // Nothing.
    ["nothing", "@ A 192.0.2.1\n", "export.txt", ".", "nothing"],
  ])("%s", (_, text, path, origin, from) => {
    const { zone } = readText(text, { origin: undefined, path }).reading;
    expect([zone.origin, zone.originFrom]).toEqual([origin, from]);
  });

  test("an argument before them all", () => {
    const text = `$ORIGIN a.com.\n@ SOA ${soaData}\n`;
    const { zone } = readText(text, { origin: "contoso.com.", path: "b.com.zone" }).reading;
    expect([zone.origin, zone.originFrom]).toEqual(["contoso.com.", "argument"]);
  });

  test("the root, when it is asked for", () => {
    const { reading, records } = readText(`@ SOA ${soaData}\ncom. NS a.\n`, { origin: "." });
    expect([reading.zone.origin, records.length, reading.zone.outside.size]).toEqual([".", 2, 0]);
  });

  test("nothing tells it: a problem that says what to do, at the start of the file", () => {
    const { reading, problems } = readText("www A 192.0.2.1\n", { origin: undefined, path: "-" });
    expect(problems).toEqual([expect.stringMatching(/^1:1 : nothing tells which zone this is/)]);
    expect(reading.problems[0]?.help).toContain("--origin");
  });
});

describe("the apex of exports that write the SOA's owner their own way", () => {
  test.each<[what: string, text: string]>([
    ["without its dot (Cloudflare)", `contoso.com\t3600\tIN\tSOA\t${soaData}\ncontoso.com. 1 IN A 192.0.2.1\n`],
    [
      "at @ under $ORIGIN . (Cloudflare until 2018)",
      `; Domain: contoso.com\n$ORIGIN .\n@ 3600 IN SOA ${soaData}\ncontoso.com. 1 IN A 192.0.2.1\n`,
    ],
  ])("%s", (_, text) => {
    const { reading, records } = readText(text, { origin: undefined });
    expect(records.map((record) => record.split(" ", 4).join(" "))).toEqual([
      "contoso.com. 3600 IN SOA",
      "contoso.com. 1 IN A",
    ]);
    expect(reading.problems).toEqual([]);
    expect(reading.notes).toEqual([expect.objectContaining({ about: "owner" })]);
  });

  test("a SOA that belongs elsewhere stays there", () => {
    const { records } = readText(`sub SOA ${soaData}\n`, { origin: "contoso.com." });
    expect(records[0]).toMatch(/^sub\.contoso\.com\. /);
  });
});

test("$ORIGIN with the zone's own name and no dot is read as meant", () => {
  const { records, problems } = readText("$ORIGIN contoso.com\nwww A 192.0.2.1\n", { origin: undefined, path: "x" });
  expect(records).toEqual(["www.contoso.com. 3600 IN A 192.0.2.1"]);
  expect(problems).toEqual([expect.stringMatching(/^1:9 contoso.com: "contoso.com" has no final dot/)]);
});
