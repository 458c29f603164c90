import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "./folder.js";
import { hub, internal, lint, names, satellite, stated } from "./name-server.js";
import { runIn } from "./run-in.js";

const twoViews = (one: string, other: string, more = "") => `view "${one}" { ${stated("companyb.com", "in")} };
view "${other}" { ${stated("companyb.com", "out")} ${stated("companya.com", "hub")} ${more} };\n`;
const views = { in: internal, out: satellite, hub, "names.txt": names };

describe("views", () => {
  const args = ["named.conf", "--cert", "names.txt"];

  test("are told by their names, which is said", async () => {
    const folder = folderWith({ ...views, "named.conf": twoViews("internal", "external") });
    const { findings, said } = await lint(folder, ...args);
    expect(findings).toContain("in splitbrain-missing-internal");
    expect(findings.join()).not.toContain("duplicate-zone");
    expect(said.join(" ")).toContain("view: internal is internal (named.conf:1:6: the view's name says so)");
    expect(said.join(" ")).toContain("external is public (named.conf:3:6: the view's name says so)");
  });

  test("are told by --view, which counts before zonewright.yaml", async () => {
    const folder = folderWith({
      ...views,
      "named.conf": twoViews("red", "green").replaceAll("{ zone", "{ match-clients { key k; }; zone"),
      "zonewright.yaml": "views: { red: public, green: public }\n",
    });
    const { out } = await runIn(folder, ["lint", ...args, "--view", "red=internal", "--format", "unix"]);
    expect(out).toContain("[splitbrain-missing-internal]");
    const { err } = await runIn(folder, ["lint", ...args]);
    expect(err).toContain(
      'out was not read: the views "red" and "green" both count as public and have the zone companyb.com, and the first is judged.',
    );
    expect((await lint(folder, ...args, "--view", "red=ignore", "--view", "green=public")).zones).toBe("2 zones");
  });

  test("that nothing tells end the run, each with its place and what to say", async () => {
    const conf = twoViews("red", "the green one").replaceAll("{ zone", "{ match-clients { key k; }; zone");
    const { status, out, err } = await runIn(folderWith({ ...views, "named.conf": conf }), ["lint", ...args]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toBe(
      `named.conf:1:6: Neither its name nor match-clients tells whether the view "red" is what the Internet gets: say --view red=public, =internal or =ignore, or state it under views: in zonewright.yaml.
named.conf:3:6: Neither its name nor match-clients tells whether the view "the green one" is what the Internet gets: say --view 'the green one'=public, =internal or =ignore, or state it under views: in zonewright.yaml.
`,
    );
  });

  test.each([
    ["red", '--view "red": write it as --view NAME=public, NAME=internal or NAME=ignore'],
    ["red=inside", '--view "red=inside": write it as --view NAME=public, NAME=internal or NAME=ignore'],
    ["blue=public", '--view "blue": the views are internal, external'],
  ])("--view %s is a slip", async (option, said) => {
    const folder = folderWith({ ...views, "named.conf": twoViews("internal", "external") });
    const { status, err } = await runIn(folder, ["lint", ...args, "--view", option]);
    expect([status, err]).toEqual([2, `${said}\n`]);
  });

  test("--view without a configuration is a slip", async () => {
    const { status, err } = await runIn(folderWith({ "a.example.zone": hub }), ["lint", "--view", "a=public"]);
    expect([status, err]).toEqual([2, '--view "a": no named.conf with views was given\n']);
  });

  test("a zone that two views serve from one file is judged once, and fix changes it", async () => {
    const folder = folderWith({
      hub,
      shared: satellite,
      "names.txt": names,
      "named.conf": `view "internal" { ${stated("companyb.com", "shared")} };
view "external" { zone "companyb.com" { in-view "internal"; }; ${stated("companya.com", "hub")} };\n`,
    });
    const { zones, findings } = await lint(folder, ...args);
    expect([zones, findings.filter((one) => one.startsWith("shared"))]).toEqual([
      "2 zones",
      ["shared srv-missing", "shared autodiscover-host-not-on-certificate"],
    ]);
    const { status } = await runIn(folder, ["fix", ...args, "--write", "--unsafe"]);
    expect(status).toBe(0);
    expect(readFileSync(join(folder, "shared"), "utf8")).toContain("_autodiscover._tcp");
  });

  test("but not below a zone that is internal alone: its names would seem to be missing there", async () => {
    const folder = folderWith({
      ...views,
      sub: hub,
      "named.conf": twoViews("internal", "external", stated("sub.companyb.com", "sub")).replace(
        "{ zone",
        `{ ${stated("sub.companyb.com", "sub")} zone`,
      ),
    });
    expect((await lint(folder, ...args)).zones).toBe("5 zones");
  });

  test("in-view without such a zone is said", async () => {
    const folder = folderWith({
      ...views,
      "named.conf": twoViews("internal", "external", 'zone "x" { in-view "no"; };'),
    });
    const { status, said } = await lint(folder, ...args);
    expect(status).toBe(2);
    expect(said).toContainEqual(
      expect.stringMatching(/^named\.conf:5:\d+: The view that in-view names has no such zone\. /),
    );
  });

  test("a configuration that is given for the inside is internal as a whole", async () => {
    const folder = folderWith({
      hub,
      in: internal,
      "names.txt": names,
      "companyb.com.zone": satellite,
      "companya.com.zone": hub,
      "inside.conf": `view "all" { ${stated("companyb.com", "in")} };\n`,
    });
    const { findings } = await lint(folder, ".", "--internal", "inside.conf", "--cert", "names.txt");
    expect(findings).toContain("in splitbrain-missing-internal");
  });
});
