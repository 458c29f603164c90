import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const records = readFileSync("fixtures/microsoft-365/companya.com.json");
const zone = `$ORIGIN companya.com.
$TTL 3600
@ SOA ns1.newdns.example. hostmaster 1 7200 3600 1209600 3600
@ NS ns1.newdns.example.
@ NS ns2.newdns.example.
@ MX 0 companya-com.mail.protection.outlook.com.
@ TXT "v=spf1 include:spf.protection.outlook.com -all"
autodiscover CNAME autodiscover.office365.us.
_sipfederationtls._tcp SRV 100 1 5061 sipfed.online.gov.skypeforbusiness.us.
`;
const files = { ".git/HEAD": "", "companya.com.zone": zone, "records.json": records };

async function lintIn(more: Record<string, string>, ...args: string[]) {
  const folder = folderWith({ ...files, ...more });
  const { out, err, status } = await runIn(folder, ["lint", "companya.com.zone", ...args, "--format", "json"]);
  const { findings } = JSON.parse(out || '{"findings":[]}');
  return { found: findings.map(({ rule }: { rule: string }) => rule), err, status };
}

const declared = { "zonewright.yaml": "domains: { companya.com: { mail: exchange-online } }\n" };

test("what the tenant was given is what the zone is held against", async () => {
  const { found, status } = await lintIn(declared, "--m365", "records.json");
  expect(found).toEqual(["m365-mx", "m365-autodiscover-target", "m365-srv"]);
  expect(status).toBe(1);
});

test("without it nothing is invented", async () => {
  const { found } = await lintIn(declared);
  // Mail in the worldwide cloud and clients in another one are told apart without it.
  expect(found).toEqual(["m365-autodiscover-target"]);
});

test("the configuration counts first", async () => {
  const stated = "domains: { companya.com: { mail: exchange-online, m365: { cloud: gcc-high } } }\n";
  const { found } = await lintIn({ "zonewright.yaml": stated }, "--m365", "records.json");
  expect(found).not.toContain("m365-autodiscover-target");
});

test("a file that is none of Microsoft's answers ends in a sentence", async () => {
  const { err, status } = await lintIn({ "other.json": "{}" }, "--m365", "other.json", "--m365", "gone.json");
  expect(status).toBe(2);
  expect(err).toContain("other.json:1:1: it holds no MX record of a domain");
  expect(err).toContain("gone.json cannot be read: there is no such file.");
});
