import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const zone = (name: string, records: string) => `$ORIGIN ${name}.
$TTL 3600
@ SOA ns1.newdns.example. hostmaster 1 7200 3600 1209600 3600
@ NS ns1.newdns.example.
@ NS ns2.newdns.example.
@ MX 10 webmail.companya.com.
${records}`;
const host = "autodiscover A 203.0.113.10\n";
const zones = {
  "zones/companya.com.zone": zone("companya.com", `${host}webmail A 203.0.113.10\n`),
  "zones/companyb.com.zone": zone("companyb.com", host),
};
const inventoryOf = (version: string) => readFileSync(`fixtures/exchange/${version}.json`);
const now = ["--now", "2026-09-01"];

/** The findings of a run, each as `file rule`. */
async function lintIn(files: Parameters<typeof folderWith>[0], ...args: string[]) {
  const folder = folderWith({ ".git/HEAD": "", ...zones, ...files });
  const { out, err, status } = await runIn(folder, ["lint", ...args, ...now, "--format", "json"]);
  const { findings, skipped } = JSON.parse(out);
  const found: string[] = findings.map(({ file, rule }: { file: string; rule: string }) => `${file} ${rule}`);
  return { found: [...new Set(found)], findings, skipped, err, status };
}

describe("an inventory alone says everything beside the zones", () => {
  test("certificate, domains, service connection point and version", async () => {
    const { found, findings, err, status } = await lintIn(
      { "i.json": inventoryOf("2010") },
      "zones",
      "--exchange",
      "i.json",
    );
    expect(status).toBe(1);
    expect(found).toContain("zones/companyb.com.zone autodiscover-host-not-on-certificate");
    expect(found).not.toContain("zones/companya.com.zone autodiscover-host-not-on-certificate");
    const scp = findings.find(({ message }: { message: string }) => message.startsWith("The Service Connection Point"));
    expect(scp).toMatchObject({ rule: "scp-uri-not-on-certificate", file: "i.json", start: { line: 16 } });
    // Its four directories have one host and one cause; the address book and the shell inside need no certificate.
    const inside = findings.filter(({ rule }: { rule: string }) => rule === "scp-uri-not-on-certificate");
    expect(inside.map(({ related }: { related: unknown[] }) => related.length)).toEqual([4, 1]);
    // The cmdlet of Exchange 2010.
    expect(scp.fix.commands[0].text).toContain("Set-ClientAccessServer ");
    expect(err).toContain("not judged: companya.local (internal), *.companya.com (stands for many).");
  });

  test("an organisation that is set right has no finding in its inventory", async () => {
    const { found } = await lintIn({ "i.json": inventoryOf("2013") }, "zones", "--exchange", "i.json");
    expect(found.filter((one) => /^i\.json (?:scp|san|certificate)-/.test(one))).toEqual([]);
  });

  test("a file that lies among the zones is none, and one without zone is said", async () => {
    const listing = "DomainName : companyz.com\nDomainType : Authoritative\n";
    const { findings, skipped, err } = await lintIn(
      { "zones/domains.txt": listing },
      "zones",
      "--exchange",
      "zones/domains.txt",
      "--san",
      "webmail.companya.com",
    );
    expect(err).not.toContain("domains.txt");
    // Its zone is not among those that were given.
    expect([...findings, ...skipped].map(({ domain }: { domain?: string }) => domain)).toContain("companyz.com");
  });
});

describe("what somebody states counts first", () => {
  test("--cert, which gets the services that the inventory knows", async () => {
    const files = { "i.json": inventoryOf("2013"), "names.txt": "webmail.companya.com\nautodiscover.companyb.com\n" };
    const { found, err } = await lintIn(files, "zones", "--exchange", "i.json", "--cert", "names.txt");
    expect(found).not.toContain("zones/companyb.com.zone autodiscover-host-not-on-certificate");
    expect(err).toContain("The certificates of the Exchange inventory are set aside");
  });

  test("the configuration, which may name the file itself", async () => {
    const uri = "https://autodiscover.companya.com/Autodiscover/Autodiscover.xml";
    const files = { "i/i.json": inventoryOf("2010"), "zonewright.yaml": "exchange: { file: i/i.json }\n" };
    const message = async (config: string) => {
      const { findings } = await lintIn({ ...files, "zonewright.yaml": config }, "zones");
      return findings
        .filter(({ file }: { file: string }) => file === "i/i.json")
        .map(({ message }: { message: string }) => message);
    };
    expect((await message(files["zonewright.yaml"])).join()).toContain("The Service Connection Point");
    const stated = `exchange: { file: [i/i.json], autodiscoverServiceInternalUri: "${uri}" }\n`;
    expect((await message(stated)).join()).not.toContain("The Service Connection Point");
  });

  test("--exchange stands in for the file of the configuration", async () => {
    const files = { "i.json": inventoryOf("2013"), "zonewright.yaml": "exchange: { file: missing.json }\n" };
    expect((await lintIn(files, "zones", "--exchange", "i.json")).err).not.toContain("missing.json");
  });
});

describe("what cannot be read is said, and the rest is judged", () => {
  test.each<[string, Record<string, string>, string]>([
    ["no file", {}, "i.json cannot be read: there is no such file. Give what exchange-inventory.ps1 wrote."],
    ["no JSON", { "i.json": "{" }, "i.json:1:2: this is no JSON"],
    ["something else", { "i.json": "[]" }, "i.json:1:1: this holds nothing that Exchange is known to print"],
    [
      "UTF-16 without a mark",
      { "i.json": Buffer.from('{"DomainName":1}', "utf16le").toString() },
      "i.json cannot be read. It looks like UTF-16",
    ],
  ])("%s", async (_, files, sentence) => {
    const { err, status, found } = await lintIn(files, "zones", "--exchange", "i.json");
    expect(err).toContain(sentence);
    expect([status, Array.isArray(found)]).toEqual([2, true]);
  });

  test("in the configuration, with the line that names the file", async () => {
    const { err } = await lintIn({ "zonewright.yaml": "exchange:\n  file: i.json\n" }, "zones");
    expect(err).toContain("zonewright.yaml:2:9: i.json cannot be read");
  });

  test("what Exchange did not answer is a remark", async () => {
    const { err, status } = await lintIn({ "i.json": inventoryOf("2019") }, "zones", "--exchange", "i.json");
    expect(err).toContain(
      "i.json: Exchange did not answer everything: Get-ExchangeCertificate (EXCH02): The server EXCH02 isn't reachable via RPC; " +
        "Get-FederationTrust: Access is denied.",
    );
    expect(status).not.toBe(2);
  });
});
