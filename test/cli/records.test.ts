import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const soa = "@ 3600 IN SOA ns1.newdns.example. hostmaster 1 7200 3600 1209600 900\n";
const files = {
  "zones/a.zone": `$ORIGIN companya.com.\n$TTL 3600\n${soa}@ NS ns1.newdns.example.\n@ MX 10 webmail\nwebmail A 203.0.113.10\n`,
  "zones/b.zone": `$ORIGIN companyb.com.\n$TTL 3600\n${soa}@ NS ns1.newdns.example.\n@ MX 10 webmail.companya.com.\nautodiscover A 203.0.113.10\n`,
  "names.txt": "webmail.companya.com\n",
};

function records(...args: readonly string[]) {
  const inputs = ["records", "zones", "--cert", "names.txt", "--domain", "companyb.com"];
  return runIn(folderWith(files), [...inputs, ...args]);
}

async function edits(...args: readonly string[]): Promise<string[]> {
  const { out } = await records("--to", "json", ...args);
  if (out === "") return [];
  const [zone] = JSON.parse(out).zones;
  return zone.edits.map(({ op, record }: { op: string; record: string }) => `${op} ${record}`);
}

const comes = "add _autodiscover._tcp.companyb.com. 3600 IN SRV 0 0 443 webmail.companya.com.";
const goes = "remove autodiscover.companyb.com. 3600 IN A 203.0.113.10";

describe("the steps of a correction", () => {
  test.each([
    [[], [comes, goes]],
    [["--step", "1"], [comes]],
    [["--step", "2"], [goes]],
    [
      ["--step", "1", "--rollback"],
      ["remove _autodiscover._tcp.companyb.com. 3600 IN SRV 0 0 443 webmail.companya.com."],
    ],
    [["--step", "2", "--rollback"], ["add autodiscover.companyb.com. 3600 IN A 203.0.113.10"]],
  ])("%j", async (args, expected) => {
    expect(await edits(...args)).toEqual(expected);
  });

  // RFC 2308 section 5: the lesser of the SOA's TTL and its MINIMUM.
  const wait = "15 minutes";

  test.each([
    ["bind", [], `Add first; wait ${wait} before anything is deleted`],
    ["nsupdate", [], `Better in two: --step 1, then wait ${wait}, then --step 2`],
    ["azure", [], `Better in two: --step 1, then wait ${wait}, then --step 2`],
    ["powershell", [], `Better in two: --step 1, then wait ${wait}, then --step 2`],
    ["nsupdate", ["--step", "1"], `Step 1 of 2, what comes. Wait ${wait} before step 2`],
    ["bind", ["--step", "2"], `Step 2 of 2, what goes: not before step 1 is ${wait} old`],
  ])("what a text for %s with %j says of the wait", async (target, args, sentence) => {
    const { out, err } = await records("--to", target, ...args);
    expect(out).toContain(sentence);
    expect(err).not.toContain(sentence);
  });

  test.each(["powerdns", "route53"])("a text for %s cannot say it, so that it is said beside", async (target) => {
    const { out, err } = await records("--to", target);
    expect(JSON.parse(out)).toBeInstanceOf(Object);
    expect(err).toContain(`companyb.com: This makes everything at once. Better in two: --step 1, then wait ${wait}`);
  });

  test("the second finds the zone as the first left it", async () => {
    const lines = (text: string) => text.split("\n").filter((line) => /^(?:prereq|update)/.test(line));
    const { out } = await records("--to", "nsupdate", "--step", "2");
    expect(lines(out)).toEqual([
      "prereq yxrrset autodiscover.companyb.com. IN A 203.0.113.10",
      "update delete autodiscover.companyb.com. IN A 203.0.113.10",
    ]);
  });

  test("nothing waits for what only comes", async () => {
    const bare = { ...files, "zones/b.zone": files["zones/b.zone"].replace(/autodiscover A.*\n/, "") };
    const inputs = ["records", "zones", "--cert", "names.txt", "--domain", "companyb.com"];
    const second = await runIn(folderWith(bare), [...inputs, "--step", "2"]);
    expect([second.status, second.out, second.err]).toEqual([
      0,
      "",
      expect.stringContaining("Nothing has to wait: what --step 1 writes is all of it."),
    ]);
    const all = await runIn(folderWith(bare), inputs);
    expect(all.out).toContain("SRV 0 0 443 webmail.companya.com.");
    expect(all.out).not.toMatch(/wait|step/i);
  });
});

describe("fix, which writes a file whole", () => {
  const fix = ["fix", "zones", "--cert", "names.txt", "--domain", "companyb.com"];
  const sentence = "companyb.com: what comes is best published 15 minutes before what goes is gone";

  test("says what is better apart, of what it shows or writes and of nothing else", async () => {
    const said = async (...args: string[]) =>
      (await runIn(folderWith(files), [...fix, ...args])).err.includes(sentence);
    expect([await said(), await said("--write"), await said("--write", "--unsafe")]).toEqual([true, false, true]);
  });
});

describe("a target that there is not", () => {
  test.each([
    ["nsupdte", "Did you mean nsupdate?"],
    ["terraform-gcp", "Did you mean terraform-aws?"],
    ["tinydns", "Allowed choices are ansible, azure, bind,"],
  ])("%s", async (target, hint) => {
    const { status, err } = await records("--to", target);
    expect([status, err]).toEqual([2, expect.stringContaining(hint)]);
  });
});

describe("zones of one name outside and inside", () => {
  const split = {
    ...files,
    "zones/b.zone": "",
    "zones/a.zone": `${files["zones/a.zone"]}autodiscover A 203.0.113.10\n`,
    "inside/a.zone": `$ORIGIN companya.com.\n$TTL 3600\n${soa}@ NS ns1.newdns.example.\nwebmail A 10.0.0.10\n`,
  };
  const inputs = ["records", "zones", "--internal", "inside", "--cert", "names.txt"];

  test.each(["nsupdate", "google", "ansible", "terraform-aws"])(
    "are not sent to one server by a text for %s",
    async (target) => {
      const { status, out, err } = await runIn(folderWith(split), [...inputs, "--to", target]);
      expect([status, out, err]).toEqual([2, "", expect.stringContaining("changed at different servers")]);
    },
  );

  test("have a file each, and the internal one says what it is", async () => {
    const folder = folderWith(split);
    const { status } = await runIn(folder, [...inputs, "--to", "nsupdate", "--out", "new"]);
    expect([status, readdirSync(join(folder, "new")).sort()]).toEqual([
      0,
      ["companya.com.internal.nsupdate.nsupdate", "companya.com.nsupdate.nsupdate"],
    ]);
    const text = (name: string) => readFileSync(join(folder, "new", name), "utf8");
    const sentence = "; This is the internal companya.com, for the name servers that clients inside the network ask";
    expect(text("companya.com.internal.nsupdate.nsupdate")).toContain(sentence);
    expect(text("companya.com.nsupdate.nsupdate")).not.toContain("internal");
  });

  test.each(["console", "bind", "markdown", "json"])("stand together where %s is read", async (target) => {
    const { status, out } = await runIn(folderWith(split), [...inputs, "--to", target]);
    expect([status, out.match(/This is the internal `?companya\.com/g)?.length]).toEqual([0, 1]);
  });
});
