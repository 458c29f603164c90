import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { knownRules } from "../../src/cli/known-rules.js";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const soa = "@ IN SOA ns1.newdns.example. hostmaster 1 7200 3600 1209600 3600\n";
const files = {
  "zones/a.zone": `$ORIGIN companya.com.\n$TTL 3600\n${soa}@ NS ns1.newdns.example.\n@ MX 10 webmail\nwebmail A 203.0.113.10\n`,
  "zones/b.zone": `$ORIGIN companyb.com.\n$TTL 3600\n${soa}@ NS ns1.newdns.example.\n@ MX 10 webmail.companya.com.\nautodiscover A 203.0.113.10\n`,
  "names.txt": "webmail.companya.com\n",
};

describe("convert", () => {
  const zone = `$TTL 1h\n${soa}@ NS ns1.newdns.example.\nWWW 300 IN A 192.0.2.1\n TXT "a;b" (\n "c" )\n`;

  test("canonical lines are what named-compilezone prints", async () => {
    const folder = folderWith({ "b.example.zone": zone });
    const { status, out } = await runIn(folder, ["convert", "b.example.zone"]);
    const compiled = ["-i", "none", "-s", "full", "-o", "-", "b.example", join(folder, "b.example.zone")];
    const bind = execFileSync("named-compilezone", compiled, { stdio: ["ignore", "pipe", "ignore"] }).toString();
    const lines = (text: string) =>
      text
        .trimEnd()
        .split("\n")
        .map((line) => line.replace(/\s+/g, " ").replace(/^\S+/, (owner) => owner.toLowerCase()))
        .sort();
    // Owners are folded to lower case here; BIND gives an RRset one TTL, and none has two here.
    expect([status, lines(out)]).toEqual([0, lines(bind)]);
  });

  test("JSON has places", async () => {
    const { out } = await runIn(folderWith({ "b.example.zone": zone }), ["convert", "b.example.zone", "--to", "json"]);
    const { schema, origin, records } = JSON.parse(out);
    expect([schema, origin, records.length]).toEqual([1, "b.example.", 4]);
    expect(records[2]).toEqual({
      owner: "www.b.example.",
      ttl: 300,
      class: "IN",
      type: "A",
      rdata: "192.0.2.1",
      file: "b.example.zone",
      start: { line: 4, column: 1, offset: zone.indexOf("WWW") },
      end: { line: 4, column: 23, offset: zone.indexOf("WWW") + 22 },
    });
  });

  test("what is no record of the zone is said and left out", async () => {
    const folder = folderWith({ "b.zone": `$ORIGIN b.example.\n${zone}other.example. A 192.0.2.2\nx FOO y\n` });
    const { status, out, err } = await runIn(folder, ["convert", "b.zone"]);
    expect([status, out.split("\n")]).toEqual([
      1,
      expect.not.arrayContaining([expect.stringContaining("other.example")]),
    ]);
    expect(err).toContain("b.zone:8:1: other.example lies outside of b.example and is left out.\n");
    expect(err).toMatch(/^b\.zone:9:3: .+\.$/m);
  });

  test("--origin, the root included, and what cannot be read", async () => {
    const folder = folderWith({ "b.zone": "@ 60 A 192.0.2.1\n", "zones/x.zone": "" });
    expect((await runIn(folder, ["convert", "b.zone", "--origin", "Company.example"])).out).toBe(
      "company.example. 60 IN A 192.0.2.1\n",
    );
    expect((await runIn(folder, ["convert", "b.zone", "--origin", "."])).out).toBe(". 60 IN A 192.0.2.1\n");
    expect(await runIn(folder, ["convert", "zones"])).toMatchObject({
      status: 2,
      err: "zones cannot be read: it is a folder.\n",
    });
    expect(await runIn(folder, ["convert", "gone.zone"])).toMatchObject({ status: 2 });
  });
});

describe("walk", () => {
  const args = ["walk", "user@companyB.com", "--zones", "zones", "--cert", "names.txt"];

  test("the steps once, and every client side by side", async () => {
    const { status, out } = await runIn(folderWith(files), args);
    expect(status).toBe(0);
    expect(out).toMatch(/^user@companyB\.com$/m);
    expect([...out.matchAll(/^ +(\d\. .*)$/gm)].map(([, step]) => step)).toEqual([
      "1. https://companyb.com/autodiscover/autodiscover.xml",
      "2. https://autodiscover.companyb.com/autodiscover/autodiscover.xml",
      "3. http://autodiscover.companyb.com/autodiscover/autodiscover.xml",
      "4. SRV record _autodiscover._tcp.companyb.com",
    ]);
    const row = (client: string) =>
      out
        .split("\n")
        .find((line) => line.trimStart().startsWith(client))
        ?.trim()
        .split(/ {2,}/);
    expect(row("Outlook 2016 and later")).toEqual([
      "Outlook 2016 and later",
      "a warning",
      ...["goes on", "warns", "goes on", "goes on"],
    ]);
    expect(row("phones")?.at(-1)).toBe("gives up");
  });

  test("what is taken for granted, and how to settle it", async () => {
    const { out } = await runIn(folderWith(files), [...args, "--format", "json"]);
    const [{ assumptions }] = JSON.parse(out);
    const about = (text: string) => assumptions.find((one: { text: string }) => one.text.includes(text))?.settle;
    expect(about("203.0.113.10 is Exchange")).toContain('hosts: { "203.0.113.10": { role: web } }');
    expect(about("Every kind of client")).toContain("clients:");
    expect(about("no such assumption")).toBeUndefined();
  });

  test("and as JSON", async () => {
    const { out } = await runIn(folderWith(files), [...args, "companyc.com", "--format", "json"]);
    const [companyB, companyC] = JSON.parse(out);
    expect(companyB).toMatchObject({ address: "user@companyB.com", domain: "companyb.com" });
    expect(companyB.clients.map(({ client }: { client: string }) => client)).toEqual([
      "outlook",
      "outlook-legacy",
      "mac",
      "mobile",
      "ews",
    ]);
    expect(companyB.clients[0]).toMatchObject({ client: "outlook", outcome: "warns" });
    expect(companyB.clients[0].steps[1]).toEqual({
      step: "autodiscover",
      name: "autodiscover.companyb.com.",
      endpoint: "exchange",
      verdict: "mismatch",
      effect: "warns",
      because: expect.stringContaining("203.0.113.10"),
      certainty: "certain",
    });
    // A domain that no zone tells of is walked as well, and nothing is claimed.
    expect(companyC.clients[0].outcome).toBe("unknown");
  });

  test("a domain without mailboxes", async () => {
    const null0 = `$ORIGIN companyd.com.\n$TTL 60\n${soa}@ MX 0 .\nautodiscover A 203.0.113.10\n`;
    const { out } = await runIn(folderWith({ ...files, "zones/d.zone": null0 }), [
      "walk",
      "companyd.com",
      "--zones",
      "zones",
    ]);
    expect(out).toContain("There are no mailboxes");
  });
});

describe("records", () => {
  test("appended to the zone they are a zone that BIND loads", async () => {
    const folder = folderWith(files);
    const { status, out } = await runIn(folder, [
      "records",
      "zones",
      "--cert",
      "names.txt",
      "--domain",
      "companyb.com",
    ]);
    expect([status, out]).toEqual([
      0,
      expect.stringMatching(/^_autodiscover\._tcp\.companyb\.com\. .*webmail\.companya\.com\.$/m),
    ]);
    expect(out).toContain("; delete: autodiscover.companyb.com. 3600 IN A 203.0.113.10\n");
    const path = join(folder, "corrected.zone");
    writeFileSync(path, files["zones/b.zone"].replace(/autodiscover.*\n/, "") + out);
    expect(execFileSync("named-checkzone", ["-i", "none", "companyb.com", path]).toString()).toContain("OK");
  });

  test("the sheet for a console", async () => {
    const { out } = await runIn(folderWith(files), ["records", "zones", "--cert", "names.txt", "--to", "console"]);
    expect(out).toContain("Value: 0 0 443 webmail.companya.com.");
    expect(out).toMatch(/^ +Service: +_autodiscover$/m);
  });

  test("nothing to correct", async () => {
    const { status, out, err } = await runIn(folderWith(files), ["records", "zones"]);
    expect([status, out, err]).toEqual([
      0,
      "",
      expect.stringContaining("There is nothing that a record would correct"),
    ]);
  });
});

describe("generate", () => {
  test.each([
    [
      ["srv", "companyB.com", "companyC.com", "--target", "webmail.companyA.com"],
      /^_autodiscover\._tcp\.companyc\.com\. 3600 IN SRV 0 0 443 webmail\.companya\.com\.$/m,
    ],
    [
      ["host", "companyB.com", "--address", "203.0.113.10", "--ttl", "300"],
      /^autodiscover\.companyb\.com\. 300 IN A 203\.0\.113\.10$/m,
    ],
    [
      ["host", "companyB.com", "--target", "webmail.companyA.com"],
      /^autodiscover\.companyb\.com\. 3600 IN CNAME webmail\.companya\.com\.$/m,
    ],
    [
      ["redirect", "companyB.com", "--target", "webmail.companyA.com", "--address", "203.0.113.20"],
      /^autodiscover\.companyb\.com\. 3600 IN A 203\.0\.113\.20$/m,
    ],
    [["federation", "companyB.com", "--proof", `${"A".repeat(86)}==`], /^companyb\.com\. 3600 IN TXT "A{86}=="$/m],
    [["srv", "companyB.com", "--target", "webmail.companyA.com", "--to", "console"], /^ +Port: +443$/m],
  ])("%j", async (args, line) => {
    const { status, out, err } = await runIn(folderWith({}), ["generate", ...args]);
    expect([status, out, err]).toEqual([0, expect.stringMatching(line), ""]);
  });

  test("what is missing is asked for", async () => {
    for (const args of [
      ["srv", "companyB.com"],
      ["host", "companyB.com"],
      ["redirect", "companyB.com", "--target", "a.example"],
    ]) {
      const { status, out, err } = await runIn(folderWith({}), ["generate", ...args]);
      expect([status, out, err]).toEqual([2, "", expect.stringMatching(/--(?:target|address).*\.\n$/)]);
    }
  });
});

test("a federation proof is generated for one domain at a time", async () => {
  const proof = `${"A".repeat(86)}==`;
  const { status, out, err } = await runIn(folderWith({}), [
    "generate",
    "federation",
    "a.example",
    "b.example",
    "--proof",
    proof,
  ]);
  expect([status, out, err]).toEqual([2, "", expect.stringContaining("one domain")]);
});

describe("cert show", () => {
  test("text and JSON", async () => {
    const folder = folderWith({ "names.txt": "webmail.companyA.com\nCORP-SBS\n" });
    const text = await runIn(folder, ["cert", "show", "names.txt"]);
    expect([text.status, text.out]).toEqual([0, expect.stringMatching(/^ +corp-sbs +internal: /m)]);
    const json = await runIn(folder, ["cert", "show", "names.txt", "--format", "json"]);
    expect(JSON.parse(json.out)).toEqual([
      { file: "names.txt", kind: "planned", format: "list", names: ["webmail.companya.com", "corp-sbs"] },
    ]);
  });

  test("the days are counted from --now", async () => {
    const { out } = await runIn("fixtures/certificates", ["cert", "show", "expired.pem", "--now", "2001-01-01"]);
    expect(out).toContain("not valid yet");
  });

  test("what can be read is shown beside what cannot", async () => {
    const { status, out, err } = await runIn(folderWith({ "names.txt": "a.example\n", "x.cer": "" }), [
      "cert",
      "show",
      "x.cer",
      "names.txt",
    ]);
    expect([status, out, err]).toEqual([2, expect.stringContaining("a.example"), expect.stringContaining("x.cer")]);
  });

  test("cert alone says what belongs after it", async () => {
    expect(await runIn(folderWith({}), ["cert"])).toMatchObject({ status: 2, err: expect.stringContaining("show") });
  });
});

describe("rules and explain", () => {
  test("every rule, as text and JSON", async () => {
    const { out } = await runIn(".", ["rules", "--format", "json"]);
    const list = JSON.parse(out);
    expect(list.map(({ id }: { id: string }) => id)).toEqual((await knownRules()).map(({ id }) => id));
    for (const one of list) expect(Object.keys(one)).toEqual(["id", "scope", "severity", "summary", "fixable", "docs"]);
    const text = (await runIn(".", ["rules"])).out;
    for (const { id, severity } of await knownRules()) expect(text).toContain(`${id}  ${severity}`);
  });

  test("every rule can be explained, within the width and without Markdown", async () => {
    for (const { id } of await knownRules()) {
      const { status, out } = await runIn(".", ["explain", id]);
      expect([status, out]).toEqual([0, expect.stringContaining(id)]);
      expect(out).not.toMatch(/^#|```|\*\*|\]\(/m);
    }
  });
});
