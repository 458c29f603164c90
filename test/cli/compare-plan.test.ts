import { expect, test } from "vitest";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const soa = (server: string) =>
  `$TTL 3600\n@ IN SOA ns1.${server}.example. hostmaster 1 7200 3600 1209600 3600\n@ NS ns1.${server}.example.\n`;
const records = "@ MX 10 mail\nmail A 192.0.2.1\n";
const files = {
  "old/a.example.zone": `$ORIGIN a.example.\n${soa("old")}${records}_autodiscover._tcp SRV 0 0 443 mail\nftp A 192.0.2.1\n`,
  "new/a.example.zone": `$ORIGIN a.example.\n${soa("new")}${records}`,
  "names.txt": "mail.a.example\n",
};

function plan(folder: string, ...args: string[]) {
  return runIn(folder, ["compare", "old", "new", "--plan", "--now", "2026-11-18", ...args]);
}

test("--plan prints the order of the move: with its dates, what clients would see, and what is to be put back", async () => {
  const { status, out, err } = await plan(
    folderWith(files),
    "--cutover",
    "2026-11-21T20:00:00Z",
    "--cert",
    "names.txt",
  );
  expect([status, err]).toEqual([0, ""]);
  expect(out).toContain("## 4. 2026-11-21 20:00 UTC: switch the name servers\n");
  expect(out).toContain("- a.example: before, Outlook 2016 and later");
  expect(out).toContain("  - [ ] add `_autodiscover._tcp.a.example. 3600 IN SRV 0 0 443 mail.a.example.`\n");
  expect(out).toContain("- [ ] `zonewright lint new --cert names.txt` reports no errors.\n");
});

test("what is meant to be gone is not put back", async () => {
  const ignore = "ignore: [{ rule: records-lost, owner: ftp.a.example, reason: nobody uses it }]\n";
  const { out } = await plan(folderWith({ ...files, "zonewright.yaml": ignore }));
  expect(out).toContain("_autodiscover._tcp.a.example.");
  expect(out).not.toContain("ftp.a.example");
});

test("what cannot be read is said, and the status is 2", async () => {
  const undecodable = new Uint8Array([0x61, 0x00, 0x62, 0x00, 0x0a, 0x00, 0x61, 0x00]);
  const { status, out, err } = await plan(folderWith({ ...files, "new/b.example.zone": undecodable }));
  expect(status).toBe(2);
  expect(err).toContain("b.example.zone");
  expect(out).toContain("# The move of `a.example`");
});

test("--plan and --to are two questions", async () => {
  const { status, err } = await plan(folderWith(files), "--to", "bind");
  expect([status, err.includes("--to")]).toEqual([2, true]);
});
