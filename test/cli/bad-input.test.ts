import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const zone = `$ORIGIN b.example.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ IN NS ns1
ns1 IN A 192.0.2.53
`;

describe("bad input has a clear end: an exit status and a sentence that says what to do", () => {
  test("a missing file; the rest is still reported", async () => {
    const folder = folderWith({ "a.zone": zone });
    const { status, out, err } = await runIn(folder, ["lint", "a.zone", "missing.zone"]);
    expect(status).toBe(2);
    expect(err).toContain("There is no file or folder missing.zone.");
    expect(out).toContain("1 zone, 3 records");
  });

  test("names that no file can have", async () => {
    const { status, err } = await runIn(folderWith({}), ["lint", "x".repeat(300), "--config", "y".repeat(300)]);
    expect([status, err]).toEqual([2, `${"y".repeat(300)} cannot be read: its name is too long.\n`]);
    expect((await runIn(folderWith({}), ["lint", "x".repeat(300)])).status).toBe(2);
  });

  test("a folder without zones", async () => {
    const folder = folderWith({ "docs/README.md": "# Hello\n" });
    const { status, out, err } = await runIn(folder, ["lint", "docs"]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toBe(
      "No zone file in docs: give a file, or a folder with files called *.zone, *.db, *.dns, *.bind or db.*, or *.txt files of records.\n",
    );
  });

  test("no PATH, no configuration, and nothing in the working directory", async () => {
    const { status, err } = await runIn(folderWith({}), ["lint"]);
    expect([status, err.slice(0, 17)]).toEqual([2, "No zone file here"]);
  });

  test("a pattern that matches nothing", async () => {
    const { status, err } = await runIn(folderWith({}), ["lint", "*.zone"]);
    expect(status).toBe(2);
    expect(err).toContain("Nothing matches the pattern *.zone.\n");
  });

  test("an unreadable certificate; the zones are still reported", async () => {
    const folder = folderWith({ "a.zone": zone, "mail.cer": Uint8Array.of(0x30, 0x82, 0xff, 0xff, 0, 1, 2) });
    const { status, out, err } = await runIn(folder, ["lint", "a.zone", "--cert", "mail.cer"]);
    expect(status).toBe(2);
    expect(err).toMatch(/^mail\.cer .+\.$/m);
    expect(out).toContain("1 zone, 3 records");
  });

  test("a certificate that is not there", async () => {
    const folder = folderWith({ "a.zone": zone });
    const { status, err } = await runIn(folder, ["lint", "a.zone", "--cert", "mail.cer"]);
    expect(status).toBe(2);
    expect(err).toContain("mail.cer cannot be read: there is no such file.");
  });

  test("a private key instead of a certificate, whose content is never shown", async () => {
    const folder = folderWith({ "a.zone": zone });
    execFileSync("openssl", ["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", join(folder, "mail.key")]);
    const { status, out, err } = await runIn(folder, ["lint", "a.zone", "--cert", "mail.key"]);
    expect(status).toBe(2);
    expect(err).toMatch(/^mail\.key .*private key.*\.$/m);
    expect(out + err).not.toMatch(/BEGIN EC/);
  });

  test("an unknown option, with the one that was meant", async () => {
    const { status, out, err } = await runIn(folderWith({}), ["lint", "--cret", "mail.cer"]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain("unknown option '--cret'\n(Did you mean --cert?)");
  });

  test("an unknown command, and a PATH in its place", async () => {
    const folder = folderWith({ "zones/a.zone": zone });
    expect((await runIn(folder, ["lnt"])).err).toContain("(Did you mean lint?)");
    const { status, err } = await runIn(folder, ["zones"]);
    expect(status).toBe(2);
    expect(err).toContain("zonewright lint zones");
  });

  test("two zones with one origin", async () => {
    const folder = folderWith({ "a.zone": zone, "b.zone": zone });
    const { status, out } = await runIn(folder, ["lint", ".", "--format", "unix"]);
    expect(status).toBe(1);
    expect(out).toMatch(/^b\.zone:3:1: error: .*a\.zone.* \[duplicate-zone\]$/m);
  });

  test("a UTF-16 file without a byte order mark; the rest is still reported", async () => {
    const folder = folderWith({ "a.zone": zone, "b.zone": Buffer.from(zone, "utf16le") });
    const { status, out, err } = await runIn(folder, ["lint", "."]);
    expect(status).toBe(2);
    expect(err).toMatch(/^b\.zone cannot be read as text\. It looks like UTF-16 without a byte order mark.+\.$/m);
    expect(out).toContain("1 zone, 3 records");
  });

  test("an HTML error page saved as a zone is one finding", async () => {
    const page = "<!DOCTYPE html>\n<html>\n<head><title>403</title></head>\n<body>Log in first</body>\n</html>\n";
    const { status, out } = await runIn(folderWith({ "a.zone": page }), ["lint", "a.zone", "--format", "unix"]);
    expect(status).toBe(1);
    expect(out).toMatch(/^a\.zone:1:1: error: .*HTML.* \[zone-syntax\]\n$/);
  });

  test.skipIf(process.getuid?.() === 0)("a file that may not be read", async () => {
    const folder = folderWith({ "a.zone": zone, "b.zone": zone });
    chmodSync(join(folder, "b.zone"), 0);
    const { status, err } = await runIn(folder, ["lint", "."]);
    expect([status, err]).toEqual([2, expect.stringContaining("b.zone cannot be read: permission denied.")]);
  });
});

describe("arguments that cannot be right", () => {
  test.each([
    [["lint", "--format", "jsn", "."], "--format jsn: there is no such format; did you mean json?"],
    [["lint", "--format", "json", "--format", "unix", "."], "Two formats cannot both go to standard output"],
    [["lint", "--format", "json=", "."], "--format json=: a file name belongs after the ="],
    [
      ["lint", "--rule", "srv-mising=off", "."],
      '--rule srv-mising=off: unknown rule "srv-mising"; did you mean srv-missing?',
    ],
    [
      ["lint", "--rule", "srv-missing=of", "."],
      "--rule srv-missing=of: write srv-missing=error, =warning, =info or =off",
    ],
    [["lint", "--now", "tomorrow", "."], '--now "tomorrow": write a date as 2027-01-31 or 2027-01-31T12:00:00Z'],
    [
      ["lint", "--domain", "user@b.example", "."],
      '--domain "user@b.example": this is not a domain name; give the domain alone: b.example',
    ],
    [["lint", "--proof", "b.example", "."], '--proof "b.example": write it as --proof contoso.com=STRING'],
    [["lint", "--max-warnings", "-1", "."], "It is no whole number of at most nine digits."],
    [["lint", "--fail-on", "fatal", "."], "Allowed choices are error, warning, info, never."],
    [["lint", "--config", "none.yaml", "."], "none.yaml cannot be read: there is no such file."],
    [["explain", "srv-mising"], 'Unknown rule "srv-mising"; did you mean srv-missing?'],
    [["generate", "svr", "b.example"], 'generate "svr": there are no such records; did you mean srv?'],
    [["generate", "srv", "user@b.example", "--target", "mail.a.example"], "b.example"],
    [["walk", "not a domain"], "this is not a domain name"],
  ])("%j", async (args, sentence) => {
    const { status, out, err } = await runIn(folderWith({ "a.zone": zone }), args);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
  });

  test("--origin for several files", async () => {
    const folder = folderWith({ "a.zone": zone, "b.zone": zone });
    const { status, err } = await runIn(folder, ["lint", ".", "--origin", "b.example"]);
    expect([status, err]).toEqual([
      2,
      expect.stringContaining("--origin says what one zone file is called, and 2 were found."),
    ]);
  });

  test("nothing at all shows the help", async () => {
    const { status, err } = await runIn(folderWith({}), []);
    expect([status, err]).toEqual([2, expect.stringContaining("Usage: zonewright")]);
  });
});
