import { describe, expect, it } from "vitest";
import { type Emission, emissionOf, emissionOfRecords, emissionOfZone, inverse } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { type TargetName, targets } from "../../../src/emit/targets/index.js";
import { recordText } from "../../../src/zone/canonical.js";
import type { Name } from "../../../src/zone/name.js";
import { add, remove, replace, spec, zoneOf } from "../../fix/zone-text.js";
import { zoneText } from "../cases.js";
import { origin, someOfEveryType } from "../every-type.js";
import { modelOf } from "../models/of.js";

const names: readonly TargetName[] = ["nsupdate", "knsupdate"];
const companyB = "companyb.com." as Name;

async function written(name: TargetName, ...emissions: Emission[]): Promise<string[]> {
  const { texts } = emit(await targets[name](), emissions);
  expect(texts).toHaveLength(1);
  return texts[0]?.text.split("\n") ?? [];
}

const commands = (lines: readonly string[]) => lines.filter((line) => /^(prereq|update|check)/.test(line));

describe.each(names)("%s", (name) => {
  it("carries every type that it does not refuse", async () => {
    const target = await targets[name]();
    const records = someOfEveryType(target, origin, 4);
    expect(new Set(records.map(({ type }) => type)).size).toBeGreaterThan(30);
    const { texts } = emit(target, [emissionOfRecords(origin, records, [])]);
    const model = await modelOf(name);
    const got = await model.carryOut(texts[0]?.text ?? "", [], origin);
    expect([...got].sort()).toEqual(records.map(recordText).sort());
  });

  it("makes only what is not there where no zone was read, and takes back only what it made", async () => {
    const srv = emissionOfRecords(
      companyB,
      [spec("_autodiscover._tcp.companyb.com. 60 IN SRV 0 0 443 w.example.")],
      [],
    );
    expect(commands(await written(name, srv))).toEqual([
      "prereq nxrrset _autodiscover._tcp.companyb.com. IN SRV",
      "prereq nxrrset _autodiscover._tcp.companyb.com. IN CNAME",
      "update add _autodiscover._tcp.companyb.com. 60 IN SRV 0 0 443 w.example.",
    ]);
    expect(commands(await written(name, inverse(srv)))).toEqual([
      "prereq yxrrset _autodiscover._tcp.companyb.com. IN SRV 0 0 443 w.example.",
      "update delete _autodiscover._tcp.companyb.com. IN SRV 0 0 443 w.example.",
    ]);
    const alias = emissionOfRecords(companyB, [spec("a.companyb.com. 60 IN CNAME w.example.")], []);
    expect(commands(await written(name, alias))).toEqual([
      "prereq nxdomain a.companyb.com.",
      "update add a.companyb.com. 60 IN CNAME w.example.",
    ]);
  });

  it("puts a proof beside texts that nobody has read", async () => {
    const proof = emissionOfRecords(companyB, [spec('companyb.com. 60 IN TXT "proof"')], []);
    expect(commands(await written(name, proof))).toEqual([
      "prereq nxrrset companyb.com. IN CNAME",
      'update add companyb.com. 60 IN TXT "proof"',
    ]);
    expect(commands(await written(name, inverse(proof)))).toEqual(['update delete companyb.com. IN TXT "proof"']);
  });

  it("writes a set anew when its TTL changes", async () => {
    const zone = zoneOf(zoneText);
    const line = "autodiscover.companyb.com. 60 IN A 192.0.2.22";
    const lines = await written(name, emissionOf({ zone, edits: [add(line)] }));
    expect(commands(lines).filter((one) => one.startsWith("update"))).toEqual([
      "update delete autodiscover.companyb.com. IN A",
      "update add autodiscover.companyb.com. 60 IN A 192.0.2.20",
      "update add autodiscover.companyb.com. 60 IN A 192.0.2.21",
      "update add autodiscover.companyb.com. 60 IN A 192.0.2.22",
    ]);
  });

  it("asks nothing of an alias but itself when it gets another target", async () => {
    const zone = zoneOf(zoneText);
    const old = "old.companyb.com. CNAME mail.companyb.com.";
    const edit = replace(zone, old, "old.companyb.com. 3600 IN CNAME webmail.companyb.com.");
    expect(commands(await written(name, emissionOf({ zone, edits: [edit] })))).toEqual([
      "prereq yxrrset old.companyb.com. IN CNAME mail.companyb.com.",
      "update delete old.companyb.com. IN CNAME mail.companyb.com.",
      "update add old.companyb.com. 3600 IN CNAME webmail.companyb.com.",
    ]);
  });

  it("sends several zones one after the other, and no empty line, at which nsupdate would send", async () => {
    const zone = zoneOf(zoneText);
    const one = emissionOf({ zone, edits: [remove(zone, "old.companyb.com. CNAME mail.companyb.com.")] }, ["a\n\nb"]);
    const other = emissionOfRecords("b.example." as Name, [spec("b.example. 60 IN A 192.0.2.1")], []);
    const lines = await written(name, one, other);
    expect(lines.filter((line) => /^(zone|send)/.test(line))).toEqual([
      "zone companyb.com.",
      "send",
      "zone b.example.",
      "send",
    ]);
    expect(lines.indexOf("")).toBe(lines.length - 1);
    expect(lines.filter((line) => line.startsWith("; a"))).toEqual(["; a\\u000a\\u000ab"]);
  });

  it("sends a whole zone in messages that hold it, and says that they are several", async () => {
    const records = Array.from({ length: 900 }, (_, i) => spec(`h${i}.companyb.com. 60 IN TXT "${"x".repeat(100)}"`));
    const emission = emissionOfZone(companyB, records, "z");
    const lines = await written(name, emission);
    expect(lines.filter((line) => line === "send").length).toBe(4);
    expect(lines.filter((line) => line.startsWith("zone ")).length).toBe(4);
    expect(lines[2]).toBe(
      "; One message holds 64 kB, so this is sent in 4: each is made as a whole or not at all, but not all 4 of them together.",
    );
    const got = await (await modelOf(name)).carryOut(lines.join("\n"), [], companyB);
    expect(got).toHaveLength(900);
    const left = "one message of a dynamic update holds 64 kB, and several are not one transaction";
    expect(emit(await targets[name](), [inverse(emission)])).toMatchObject({
      texts: [],
      left: [`companyb.com: no change is written, because ${left}.`],
    });
  });

  it("refuses a record that no message holds", async () => {
    const target = await targets[name]();
    const long = spec(`companyb.com. 60 IN TXT ${`"${"x".repeat(255)}" `.repeat(60)}`);
    expect(target.limit?.(long, companyB)?.kind).toBe("refused");
  });
});

describe("nsupdate", () => {
  it("switches its check of names off where a name is none of a host, and only there", async () => {
    const lines = (line: string) => written("nsupdate", emissionOfRecords(companyB, [spec(line)], [])).then(commands);
    expect(await lines("a_b.companyb.com. 60 IN A 192.0.2.1")).toContain("check-names off");
    expect(await lines("companyb.com. 60 IN MX 1 a_b.companyb.com.")).toContain("check-names off");
    expect(await lines("*.companyb.com. 60 IN A 192.0.2.1")).not.toContain("check-names off");
    expect(await lines("companyb.com. 60 IN MX 0 .")).not.toContain("check-names off");
    expect(await lines("_a._tcp.companyb.com. 60 IN SRV 0 0 443 w.example.")).not.toContain("check-names off");
  });
});
