import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const soa =
  "@ IN SOA ns1.newdns.example. hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1.newdns.example.\n@ IN NS ns2.newdns.example.\n";

/** Exchange and its certificate at companya.com. */
const hub = `$ORIGIN companya.com.
$TTL 3600
${soa}@ MX 10 webmail
webmail A 203.0.113.10
_autodiscover._tcp SRV 0 0 443 webmail
`;

/** A mail domain whose autodiscover host is not on the certificate: one error. */
const satellite = `$ORIGIN companyb.com.
$TTL 3600
${soa}@ MX 10 webmail.companya.com.
autodiscover A 203.0.113.10
`;

const files = { "zones/a.zone": hub, "zones/b.zone": satellite, "names.txt": "webmail.companya.com\n" };
const lint = ["lint", "zones", "--cert", "names.txt"];
const defect = "autodiscover-host-not-on-certificate";

describe("the exit status", () => {
  const clean = { "zones/a.zone": hub, "names.txt": "webmail.companya.com\nautodiscover.companya.com\n" };

  test.each<[string, string[], number]>([
    ["errors", [], 1],
    ["errors, but no gate", ["--fail-on", "never"], 0],
    ["errors turned into warnings", ["--rule", `${defect}=warning`], 0],
    ["warnings behind a stricter gate", ["--rule", `${defect}=warning`, "--fail-on", "warning"], 1],
    ["warnings within the limit", ["--rule", `${defect}=warning`, "--max-warnings", "9"], 0],
    ["too many warnings", ["--rule", `${defect}=warning`, "--max-warnings", "0"], 1],
    ["too many warnings, shown or not", ["--rule", `${defect}=warning`, "--max-warnings", "0", "--quiet"], 1],
    ["the rule is off", ["--rule", `${defect}=off`], 0],
    ["another domain is judged", ["--domain", "companya.com"], 0],
  ])("%s", async (_, options, status) => {
    expect((await runIn(folderWith(files), [...lint, ...options])).status).toBe(status);
  });

  test("nothing wrong", async () => {
    const { status, out } = await runIn(folderWith(clean), [...lint, "--rule", "srv-missing=off"]);
    expect(out).toContain("1 zone, 6 records: 0 errors");
    expect(status).toBe(0);
  });

  test("help and version are fine", async () => {
    const folder = folderWith({});
    for (const args of [["--version"], ["--help"], ["help"], ["help", "lint"], ["lint", "--help"]]) {
      const { status, out, err } = await runIn(folder, args);
      expect([status, out.length > 0, err]).toEqual([0, true, ""]);
    }
  });
});

test("the version is that of the package", async () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  expect((await runIn(".", ["--version"])).out).toBe(`${version}\n`);
});

test("the help shows the commands that exist, and none that do not", async () => {
  const { out } = await runIn(".", ["help"]);
  const names = [...out.matchAll(/^ {2}([a-z]+)(?: |$)/gm)].map(([, name]) => name);
  expect(names).toEqual([
    "lint",
    "fix",
    "records",
    "generate",
    "convert",
    "walk",
    "cert",
    "compare",
    "verify",
    "explain",
    "rules",
    "init",
    "completion",
    "help",
  ]);
});

describe("formats", () => {
  test("JSON has the shape of schema 1, and nothing else is on standard output", async () => {
    const { out, err } = await runIn(folderWith(files), [...lint, "--format", "json"]);
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual(["schema", "tool", "summary", "findings", "skipped"]);
    expect(report).toMatchObject({
      schema: 1,
      tool: { name: "zonewright", version: expect.any(String) },
      summary: { zones: 2, records: 11, errors: 1, infos: 0, skipped: report.skipped.length },
    });
    const finding = report.findings.find(({ rule }: { rule: string }) => rule === defect);
    expect(finding).toMatchObject({
      severity: "error",
      certainty: "certain",
      domain: "companyb.com",
      view: "public",
      owner: "autodiscover.companyb.com.",
      type: "A",
      file: "zones/b.zone",
      start: { line: 7, column: 1, offset: satellite.indexOf("autodiscover") },
      end: { line: 7, column: 28, offset: satellite.length - 1 },
      fix: {
        safety: "unsafe",
        edits: [
          {
            op: "add",
            zone: "companyb.com",
            record: "_autodiscover._tcp.companyb.com. 3600 IN SRV 0 0 443 webmail.companya.com.",
          },
          { op: "remove", zone: "companyb.com", record: "autodiscover.companyb.com. 3600 IN A 203.0.113.10" },
        ],
      },
      docs: `docs/rules/${defect}.md`,
    });
    expect(report.skipped).toContainEqual({ rule: "certificate-expired", missing: "certificate dates" });
    expect(err).toContain("accepted domain: companya.com, companyb.com");
    expect(err).toContain("without certificate dates:");
  });

  test("findings are sorted by file, offset and rule", async () => {
    const { out } = await runIn(folderWith(files), [...lint, "--format", "json"]);
    const places = JSON.parse(out).findings.map((one: { file: string; start: { offset: number }; rule: string }) => [
      one.file,
      one.start.offset,
      one.rule,
    ]);
    const sorted = places.toSorted((a: [string, number, string], b: [string, number, string]) => {
      const texts = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
      return texts(a[0], b[0]) || a[1] - b[1] || texts(a[2], b[2]);
    });
    expect(places.length).toBeGreaterThan(1);
    expect(places).toEqual(sorted);
  });

  test("unix has one line a finding", async () => {
    const { out } = await runIn(folderWith(files), [...lint, "--format", "unix"]);
    for (const line of out.trimEnd().split("\n")) {
      expect(line).toMatch(/^[^:]+:\d+:\d+: (?:error|warning|info): \S.* \[[a-z0-9-]+\]$/);
    }
    expect(out).toMatch(
      /^zones\/b\.zone:7:1: error: autodiscover\.companyb\.com .* \[autodiscover-host-not-on-certificate\]$/m,
    );
  });

  test("several at once, into files and to standard output", async () => {
    const folder = folderWith(files);
    const { out } = await runIn(folder, [...lint, "--format", "json=report.json", "--format", "unix"]);
    expect(out).toMatch(/^zones\/b\.zone:7:1: /m);
    expect(JSON.parse(readFileSync(join(folder, "report.json"), "utf8")).schema).toBe(1);
  });

  test("--quiet shows errors alone, and says how much it does not show", async () => {
    const { out } = await runIn(folderWith(files), [...lint, "--quiet"]);
    expect([...out.matchAll(/^\S+:\d+:\d+ {2}(\w+)/gm)].map(([, severity]) => severity)).toEqual(["error"]);
    expect(out).toMatch(/\d+ less than an error not shown/);
  });
});

describe("colour and signs", () => {
  test.each<[string, string[], Parameters<typeof runIn>[2], boolean]>([
    ["not in a pipe", [], {}, false],
    ["on a terminal", [], { tty: true }, true],
    ["not with NO_COLOR", [], { tty: true, env: { NO_COLOR: "1" } }, false],
    ["an empty NO_COLOR is none", [], { tty: true, env: { NO_COLOR: "" } }, true],
    ["in a pipe with FORCE_COLOR", [], { env: { FORCE_COLOR: "1" } }, true],
    ["not with --no-color", ["--no-color"], { tty: true }, false],
    ["in a pipe with --color", ["--color"], {}, true],
    ["not on a dumb terminal", [], { tty: true, env: { TERM: "dumb" } }, false],
  ])("colour %s", async (_, options, surroundings, coloured) => {
    const { out } = await runIn(folderWith(files), [...lint, ...options], surroundings);
    expect(out.includes("\u001b[")).toBe(coloured);
  });

  test("a log gets ASCII, a terminal lines", async () => {
    const folder = folderWith(files);
    expect((await runIn(folder, lint)).out).toMatch(/^[\n -~]*$/);
    expect((await runIn(folder, lint, { tty: true })).out).toContain("│");
  });

  test("lines end before the edge", async () => {
    const { out } = await runIn(folderWith(files), [...lint, "--no-color"], { tty: true });
    const prose = out.split("\n").filter((line) => !/^ +(?:[+-]|\$|\[System|docs:)|docs:/.test(line));
    expect(prose.filter((line) => line.length > 90)).toEqual([]);
  });
});

describe("hostile text never reaches the terminal as it is", () => {
  const hostile = "\u001b]0;owned\u0007\u009b31m\u202egnp.exe\u2066";
  const zone = `$ORIGIN b.example.\n$TTL 3600\n${soa}www TYPO ${hostile}\n"${hostile}" A 192.0.2.1\n; ${hostile}\nx A ${hostile}\n`;

  test.each([["pretty"], ["json"], ["unix"]])("%s", async (format) => {
    const folder = folderWith({ "a.zone": zone, "\u001b[31m.zone": zone, "names.txt": `a${hostile}.example\n` });
    const { out, err } = await runIn(folder, ["lint", ".", "--cert", "names.txt", "--format", format], {
      tty: true,
      env: { NO_COLOR: "1" },
    });
    expect(out.length).toBeGreaterThan(100);
    expect((out + err).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });

  test.each([
    ["convert", "a.zone", "--to", "canonical"],
    ["convert", "a.zone", "--to", "bind"],
    ["convert", "a.zone", "--to", "json"],
    ["convert", "a.zone", "--to", "dns-zonefile"],
    ["walk", "b.example", "--zones", "a.zone"],
    ["records", "a.zone", "--san", "webmail.b.example"],
    ["lint", "missing\u001b[31m.zone"],
    ["explain", hostile],
    ["generate", "srv", hostile, "--target", hostile],
  ])("%s %s %s %s", async (...args) => {
    const { out, err } = await runIn(folderWith({ "a.zone": zone }), args, { tty: true, env: { NO_COLOR: "1" } });
    expect((out + err).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });
});

describe("corrections", () => {
  const apex = "@ A 203.0.113.80\n";
  const withApex = { ...files, "zones/b.zone": `${satellite}${apex}` };
  const off = (...rules: string[]) => rules.flatMap((rule) => ["--rule", `${rule}=off`]);

  test("are not given for rules that are switched off", async () => {
    const { out } = await runIn(folderWith(files), [...lint, ...off(defect, "srv-missing")]);
    expect(out).not.toContain("Corrections");
    const half = await runIn(folderWith(files), [...lint, ...off("srv-missing")]);
    expect(half.out).toContain("Corrections");
  });

  test("leave out a decision that nobody is told of", async () => {
    const told = await runIn(folderWith(withApex), lint);
    expect(told.out).toContain("decide what that host shall do");
    const { out } = await runIn(folderWith(withApex), [...lint, ...off("apex-https-name-mismatch")]);
    expect(out).toContain("Corrections");
    expect(out).not.toContain("decide what that host shall do");
  });

  test("are not given for findings that are ignored, whatever else is found in the domain", async () => {
    const ignored = [defect, "srv-missing"].map((rule) => `  - { rule: ${rule}, zone: companyb.com, reason: known }\n`);
    const config = `certificates: [{ file: names.txt }]\nzones: { public: [zones] }\nignore:\n${ignored.join("")}`;
    const { out } = await runIn(folderWith({ ...withApex, "zonewright.yaml": config }), ["lint"]);
    expect(out).toContain("companyb.com: Decide what the apex shall do");
    expect(out).not.toContain("by SRV");
  });
});
