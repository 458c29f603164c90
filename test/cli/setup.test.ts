import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { knownRules } from "../../src/cli/known-rules.js";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const zoneOf = (origin: string) => `$ORIGIN ${origin}.\n$TTL 60\n@ IN SOA ns1.a.example. h 1 2 3 4 5\n`;

describe("init", () => {
  test("names the zones and certificates that lie here, and what it writes is read", async () => {
    const certificate = readFileSync("fixtures/certificates/company-abc.pem");
    const folder = folderWith({
      "zones/b.zone": zoneOf("b.example"),
      "zones/sub/c.zone": zoneOf("c.example"),
      "more zones/d.zone": zoneOf("d.example"),
      "certs/mail.pem": certificate,
      "certs/other.pem": "no certificate\n",
    });
    const { status, err } = await runIn(folder, ["init"]);
    expect([status, err.split("\n")[0]]).toEqual([
      0,
      "zonewright.yaml written: zones in more zones, zones; certificate certs/mail.pem.",
    ]);
    expect((await runIn(folder, ["lint", "--format", "unix"])).err).toContain("3 zones, ");
  });

  test("where nothing lies it says what is to be filled in", async () => {
    const folder = folderWith({});
    expect((await runIn(folder, ["init"])).status).toBe(0);
    writeFileSync(join(folder, "b.zone"), zoneOf("b.example"));
    // Everything but the comments holds, and so do the comments once they are none.
    const text = readFileSync(join(folder, "zonewright.yaml"), "utf8");
    writeFileSync(
      join(folder, "zonewright.yaml"),
      text.replace(/^# {0,1}(?=certificates:| {2}-|domains|hosts|rules| {2}\S+:)/gm, ""),
    );
    expect(readFileSync(join(folder, "zonewright.yaml"), "utf8")).toMatch(/^certificates:\n {2}- file: mail\.cer/m);
    const { err } = await runIn(folder, ["lint", "b.zone"]);
    expect(err).toMatch(/^zonewright\.yaml:\d+:\d+: mail\.cer cannot be read: there is no such file\./m);
    expect(err).not.toContain("unknown key");
  });

  test("never writes over a file", async () => {
    const folder = folderWith({ "zonewright.yaml": "rules: {}\n" });
    const { status, err } = await runIn(folder, ["init"]);
    expect([status, err]).toEqual([2, "zonewright.yaml is there already; it was left as it is.\n"]);
    expect(readFileSync(join(folder, "zonewright.yaml"), "utf8")).toBe("rules: {}\n");
  });
});

describe("completion", () => {
  async function completed(...words: string[]): Promise<string[]> {
    const { out } = await runIn(".", ["completion", "bash"]);
    const script = `${out}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _zonewright; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const shown = execFileSync("bash", ["-c", script, "bash", "zonewright", ...words]).toString();
    return shown.split("\n").filter((word) => word !== "");
  }

  test.each([
    [["f"], ["fix"]],
    [["lint", "--fai"], ["--fail-on"]],
    [["lint", "--fail-on", "w"], ["warning"]],
    [
      ["lint", "--rule", "apex"],
      ["apex-answers-autodiscover=", "apex-cname=", "apex-https-name-mismatch=", "apex-slow-probe="],
    ],
    [
      ["records", "--to", "terraform-"],
      ["terraform-aws", "terraform-azure", "terraform-cloudflare", "terraform-google"],
    ],
    [["cert", "s"], ["show"]],
    [["generate", "fed"], ["federation"]],
    // Files are the shell's own business.
    [["lint", "zon"], []],
  ])("%j", async (words, replies) => {
    expect(await completed(...words)).toEqual(replies);
  });

  test("every rule can be asked for", async () => {
    expect(await completed("explain", "")).toEqual((await knownRules()).map(({ id }) => id));
  });

  test("zsh is told to run it, and other shells are refused", async () => {
    expect((await runIn(".", ["completion", "zsh"])).out).toMatch(
      /^autoload -U \+X bashcompinit && bashcompinit\n_zonewright\(\) \{\n/,
    );
    expect(await runIn(".", ["completion", "tcsh"])).toMatchObject({
      status: 2,
      err: expect.stringContaining("bash, zsh"),
    });
  });
});
