import { execFileSync } from "node:child_process";
import { createPublicKey } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const example = "fixtures/zones/company-abc";
const args = ["cert", "plan", ".", "--cert", "names.txt", "--now", "2026-11-22"];

/** What stands below a heading, its lines trimmed. */
function below(out: string, heading: string): string[] {
  const lines = out.split("\n").map((line) => line.trim());
  const from = lines.findIndex((line) => line.startsWith(heading)) + 1;
  return lines.slice(from, lines.indexOf("", from));
}

describe("cert plan", () => {
  test("the example: which names, which go, the ways side by side", async () => {
    const { status, out, err } = await runIn(example, args);
    expect([status, err]).toEqual([0, ""]);
    expect(out.split("\n")[0]).toBe(
      "The next certificate: 4 names under 3 registrable domains, companya.com, companyb.com, companyc.com",
    );
    expect(below(out, "Left off").map((line) => line.split("  ")[0])).toEqual([
      "www.webmail.companya.com",
      "autdiscover.companya.com",
    ]);
    expect(below(out, "Refused").map((line) => line.split("  ")[0])).toContain("corp-sbs.local");
    const ways = below(out, "Ways to do it").map((line) => line.replace(/ {2,}/g, "|"));
    expect(ways.slice(0, 4)).toEqual([
      "names|records|clients served|Outlook asks",
      "> every autodiscover host on it|4|0|15 of 15|never",
      "SRV records for the other domains|2|4|13 of 15|2 domains",
      "a host that redirects for the others|2|3|15 of 15|2 domains",
    ]);
  });

  test("another way shows the records that it takes", async () => {
    const { out } = await runIn(example, [...args, "--style", "srv"]);
    expect(below(out, "Records to change")).toContain(
      "+ _autodiscover._tcp.companyb.com. 3600 IN SRV 0 0 443 webmail.companya.com.",
    );
  });

  test("as JSON, which says it all", async () => {
    const { out } = await runIn(example, [...args, "--format", "json", "--also", "mail.companyA.com,x.local"]);
    const plan = JSON.parse(out);
    expect(plan).toMatchObject({
      schema: 1,
      target: "webmail.companya.com",
      chosen: "san",
      registrableDomains: ["companya.com", "companyb.com", "companyc.com"],
      renewal: { now: { days: 200, timesAYear: 2 } },
    });
    expect(plan.names.map(({ name }: { name: string }) => name)).toContain("mail.companya.com");
    expect(plan.refused.at(-1)).toMatchObject({ name: "x.local", usedBy: ["--also"] });
    expect(plan.alternatives.map(({ style }: { style: string }) => style)).toEqual(["san", "srv", "redirect"]);
  });

  test("a request and commands stand alone, to be kept in a file", async () => {
    const { out } = await runIn(example, [...args, "--request", "exchange-2016", "--commands"]);
    expect(out).toMatch(/^\$request = New-ExchangeCertificate -GenerateRequest .*'webmail\.companya\.com'/);
    expect(out).toContain("\n# Assigns it to the services.\nEnable-ExchangeCertificate ");
    expect(out).not.toContain("The next certificate");
  });

  test("a request with a key of its own: the key in a file for its owner alone, and nowhere else", async () => {
    const folder = folderWith({});
    const key = join(folder, "it's new.key");
    const asked = [...args, "--request", "pkcs10", "--commands", "--key", key];
    const { status, out, err } = await runIn(example, asked);
    expect([status, err]).toEqual([0, ""]);
    expect(out).toMatch(/^-----BEGIN CERTIFICATE REQUEST-----\n/);
    expect(out).not.toContain("PRIVATE KEY");
    expect(out).toContain("it'\\''s new.key' -in certificate.pem");
    expect(statSync(key).mode & 0o777).toBe(0o600);
    const made = createPublicKey(readFileSync(key)).export({ type: "spki", format: "pem" });
    writeFileSync(join(folder, "request.csr"), out);
    const asks = execFileSync("openssl", ["req", "-in", "request.csr", "-pubkey", "-noout"], { cwd: folder });
    expect(asks.toString()).toBe(made);
    const again = await runIn(example, asked);
    expect([again.status, again.out]).toEqual([2, ""]);
    expect(again.err).toContain("a key is never written over");
  });

  test.each([
    [["--request", "pkcs10"], "--key FILE"],
    [["--key", "a.key"], "belongs to --request pkcs10"],
    [["--request", "pkcs10", "--key", "no/such/folder/a.key"], "cannot be written"],
  ])("%j cannot run", async (more, said) => {
    const { status, out, err } = await runIn(example, [...args, ...more]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(said);
  });

  test("in JSON they stand beside the plan", async () => {
    const { out } = await runIn(example, [...args, "--request", "openssl", "--commands", "--format", "json"]);
    const { names, request, commands } = JSON.parse(out);
    expect([names.length, request.form, commands[0].shell]).toEqual([4, "openssl", "sh"]);
    expect(request.text).toContain("DNS.4 = autodiscover.companyc.com");
  });

  test("the organisation is that of the certificate of today", async () => {
    const certificate = ["--cert", resolve("fixtures/certificates/company-abc.pem")];
    const { out } = await runIn(example, ["cert", "plan", ".", ...certificate, "--request", "openssl"]);
    expect(out).toContain("[subject]\nC = XX\nO = Company A\nCN = webmail.companya.com\n");
  });

  test("registrable domains are counted by the list of public suffixes", async () => {
    const zone = (origin: string) =>
      `$ORIGIN ${origin}.\n@ 60 IN SOA ns. h. 1 2 3 4 5\n@ 60 IN MX 1 mail.a.co.uk.\nmail 60 IN A 203.0.113.1\n`;
    const folder = folderWith({ "a.zone": zone("a.co.uk"), "b.zone": zone("b.co.uk"), "c.zone": zone("c.a.co.uk") });
    const { out } = await runIn(folder, ["cert", "plan", ".", "--san", "mail.a.co.uk,*.co.uk", "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({
      registrableDomains: ["a.co.uk", "b.co.uk"],
      refused: [{ name: "*.co.uk", because: "it would stand for domains of everybody" }],
    });
  });

  test("where Exchange is unknown it cannot run, and says what would help", async () => {
    const folder = folderWith({
      "a.zone": "$ORIGIN a.com.\n@ 60 IN SOA ns. h. 1 2 3 4 5\n@ 60 IN MX 1 mx.other.net.\n",
    });
    const { status, out, err } = await runIn(folder, ["cert", "plan", "."]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain("--cert FILE");
  });

  test("--also takes names alone", async () => {
    const { status, err } = await runIn(example, [...args, "--also", "a@b.com"]);
    expect([status, err]).toEqual([2, '--also "a@b.com": this is not a domain name; give the domain alone: b.com\n']);
  });
});
