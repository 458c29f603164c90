import zonefile from "dns-zonefile";
import { describe, expect, test } from "vitest";
import { exports } from "../exports/expected.js";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const targets = ["canonical", "bind", "json", "dns-zonefile"] as const;

async function converted(file: string, content: string | Uint8Array, ...args: string[]) {
  return runIn(folderWith({ [file]: content }), ["convert", file, "--to", ...args]);
}

/** Canonical lines, in an order that does not depend on the file. */
async function recordsIn(file: string, content: string | Uint8Array): Promise<string[]> {
  const { out } = await converted(file, content, "canonical", "--origin", "contoso.com");
  return out.trimEnd().split("\n").sort();
}

describe("every export becomes every form, which is read as the same records", () => {
  const fileOf = { canonical: "a.zone", bind: "a.zone", json: "a.json", "dns-zonefile": "a.json" };
  const cases = exports.flatMap((one) => targets.map((target) => [one.name, target, one] as const));

  test.each(cases)("%s to %s", async (_, target, { file, bytes, records, problems }) => {
    const { status, out, err } = await converted(file, bytes, target);
    const hasPlace = (record: string) => !/ IN (?:NAPTR|SSHFP|TLSA|HTTPS|DNAME) /.test(record);
    const held = target === "dns-zonefile" ? records.filter(hasPlace) : records;
    expect(status, err).toBe(problems.length > 0 || held.length < records.length ? 1 : 0);
    const isJson = target === "json";
    expect(await recordsIn(fileOf[target], out)).toEqual(held.map(isJson ? judged : String).sort());
  });
});

/** Owners in JSON are made for judging: in A-labels. */
function judged(record: string): string {
  return record.replace(/^caf\\195\\169/, "xn--caf-dma");
}

describe("--to bind", () => {
  test("says what does not stand in it, and what stands there otherwise", async () => {
    const { status, out, err } = await converted(
      "contoso.com.zone",
      `;; Contoso's zone\n$TTL 300\n@ A 192.0.2.1 ; web cf_tags=cf-proxied:true\nb A 192.0.2.2 ; cf_tags=cf-proxied:false
@ WINS L2 C900 ( 10.0.0.9 )\nx 60 ALIAS lb.example.net.\n\n;----\n; Services\n;${" ".repeat(400_000)}\n`,
      "bind",
    );
    expect(status).toBe(0);
    expect(out).toContain("@ IN A     192.0.2.1 ; web\n");
    expect(out).toContain("\n;x 60 ALIAS lb.example.net.\n");
    expect(err).toContain("record: WINS and WINSR as no records (");
    expect(err).toContain("record: 1 alias line as comments at the end (");
    expect(err).toContain("comment: without the cf_tags of 2 records (");
    expect(err).toContain("record: proxied records as plain ones (contoso.com: Cloudflare answers");
    expect(err).toContain("comment: without 1 line of comment between the records (");
  });

  test("leaves out what is no record of the zone, and writes what servers refuse", async () => {
    const text = "$TTL 300\n@ CNAME www\n@ A 192.0.2.1\nother.example. A 192.0.2.2\n";
    const { status, out, err } = await converted("contoso.com.zone", text, "bind");
    expect(status).toBe(1);
    expect(out).toContain("@ IN A     192.0.2.1\n@ IN CNAME www\n");
    expect(err).toContain("contoso.com.zone:4:1: other.example lies outside of contoso.com and is left out.\n");
  });
});

describe("--to dns-zonefile", () => {
  test("says type by type what it has no place for, and where the first one is", async () => {
    const soa = "@ SOA ns host 1 2 3 4 5\n";
    const text = `$TTL 300\n${soa}a HTTPS 1 .\nb HTTPS 1 .\nc TYPE65280 \\# 1 00\n${soa}d A 192.0.2.1\n`;
    const { status, out, err } = await converted("contoso.com.zone", text, "dns-zonefile");
    expect([status, err.split("\n").slice(0, 3)]).toEqual([
      1,
      [
        "contoso.com.zone:3:1: dns-zonefile has no records of type HTTPS, so the 2 records are left out.",
        "contoso.com.zone:5:1: dns-zonefile has no records of type TYPE65280, so the record is left out.",
        "contoso.com.zone:6:1: dns-zonefile holds one SOA record, so the record is left out.",
      ],
    ]);
    const parsed = zonefile.parse(zonefile.generate(JSON.parse(out)));
    expect(parsed.a).toEqual([{ name: "d", ttl: 300, ip: "192.0.2.1" }]);
  });
});

test("an unknown form is refused with those that there are", async () => {
  const { status, err } = await converted("a.zone", "", "yaml");
  expect(status).toBe(2);
  for (const target of targets) expect(err).toContain(target);
});

test.each(["canonical", "bind", "json", "dns-zonefile"])(
  "--out is refused, not passed over, with --to %s",
  async (to) => {
    const folder = folderWith({ "b.example.zone": "@ 60 IN SOA ns h 1 1 1 1 1\n" });
    const { status, out, err } = await runIn(folder, ["convert", "b.example.zone", "--to", to, "--out", "new"]);
    expect([status, out, err]).toEqual([2, "", expect.stringContaining("leave --out away")]);
  },
);
