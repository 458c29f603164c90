import { describe, expect, it } from "vitest";
import { emissionOf, emissionOfRecords, inverse } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { target } from "../../../src/emit/targets/azure.js";
import type { RecordEdit } from "../../../src/zone/edit.js";
import { type Name, toName } from "../../../src/zone/name.js";
import type { Zone } from "../../../src/zone/zone.js";
import { add, remove, replace, spec, zoneOf } from "../../fix/zone-text.js";
import { model } from "../models/azure.js";

const companyB = toName("companyB.com") as Name;
const head = "companyb.com. 3600 IN SOA ns.example. h.companyb.com. 1 2 3 4 5\n";

/** The changes that the script for a zone makes, and what is there afterwards. */
async function changed(lines: readonly string[], edits: (zone: Zone) => readonly RecordEdit[]) {
  const zone = zoneOf(`${head}${lines.join("\n")}\n`);
  const emission = emissionOf({ zone, edits: edits(zone) });
  const text = emit(target, [emission]).texts[0]?.text ?? "";
  const commands = text.split("\n").filter((line) => /^ *record_set /.test(line));
  return { commands, after: await model.carryOut(text, lines, companyB) };
}

describe("azure", () => {
  it("puts back what az takes for the record that goes, because a figure of it is 0", async () => {
    const lines = ["a.companyb.com. 60 IN MX 0 m.companyb.com.", "a.companyb.com. 60 IN MX 10 m.companyb.com."];
    const { commands, after } = await changed(lines, (zone) => [remove(zone, "a.companyb.com. MX 0 m.companyb.com.")]);
    expect(after).toEqual(lines.slice(1));
    expect(commands).toEqual([
      `record_set mx remove-record --record-set-name=a --preference=0 --exchange="\${old_1##* }"`,
      "record_set mx add-record --record-set-name=a --preference=10 --exchange=m.companyb.com --ttl=60 --if-none-match",
    ]);
  });

  it("sets the TTL of a set that only changes that", async () => {
    const line = "_a._tcp.companyb.com. 60 IN SRV 0 0 443 m.companyb.com.";
    const { commands, after } = await changed([line], (zone) => [
      replace(zone, line.replace(" 60 IN", ""), line.replace("60", "300")),
    ]);
    expect(commands).toEqual(["record_set srv update --name=_a._tcp --set=ttl=300"]);
    expect(after).toEqual([line.replace("60", "300")]);
  });

  it("gives a new set of a type that takes none its TTL afterwards", async () => {
    const { commands, after } = await changed([], () => [add('t.companyb.com. 60 IN TXT "x"')]);
    expect(commands).toEqual([
      "record_set txt add-record --record-set-name=t --value=x --if-none-match",
      "record_set txt update --name=t --set=ttl=60",
    ]);
    expect(after).toEqual(['t.companyb.com. 60 IN TXT "x"']);
  });

  it("removes a text in the strings in which Azure holds it", async () => {
    const own = 't.companyb.com. 3600 IN TXT "a" "b"';
    const text = emit(target, [inverse(emissionOfRecords(companyB, [spec(own)], []))]).texts[0]?.text ?? "";
    expect(await model.carryOut(text, [own], companyB)).toEqual([]);
    expect(await model.carryOut(text, ['t.companyb.com. 3600 IN TXT "ab"'], companyB)).toEqual([]);
    expect(() => model.carryOut(text, ['t.companyb.com. 3600 IN TXT "abc"'], companyB)).toThrow("Nothing is changed");
  });

  it("makes a set that nobody has read only where there is none, but a text beside others", async () => {
    const made = (line: string) => emit(target, [emissionOfRecords(companyB, [spec(line)], [])]).texts[0]?.text ?? "";
    const alias = "a.companyb.com. 60 IN CNAME x.example.";
    const proof = 'companyb.com. 3600 IN TXT "proof"';
    const spf = 'companyb.com. 300 IN TXT "v=spf1 -all"';
    expect(() => model.carryOut(made(alias), ["a.companyb.com. 60 IN CNAME y.example."], companyB)).toThrow(
      "is there already",
    );
    expect(await model.carryOut(made(proof), [spf], companyB)).toEqual([spf, proof.replace("3600", "300")]);
  });

  it.each([
    ["companyb.com. 60 IN TLSA 3 1 1 00", "not every version of az has commands for this type"],
    ["companyb.com. 60 IN MX 0 .", "Azure DNS takes no root as a target"],
    ["companyb.com. 0 IN A 192.0.2.1", "Azure DNS takes a TTL from 1 to 2147483647 seconds"],
    ['companyb.com. 60 IN TXT ""', "Azure DNS takes no empty text"],
    [
      'companyb.com. 60 IN TXT "\\195\\169"',
      "what az makes of characters other than those of ASCII is documented nowhere",
    ],
    ['companyb.com. 60 IN TXT "@/etc/passwd"', "az reads a value that begins with @ from a file of that name"],
    [
      `companyb.com. 60 IN TXT "${"x".repeat(255)}" "a=@b"`,
      "az would read a piece of it as an option or as the name of a file when it is removed",
    ],
  ])("refuses %.50s", (line, why) => {
    expect(target.limit?.(spec(line), companyB)).toEqual({ kind: "refused", why });
  });

  it("takes an @ that az reads as one", () => {
    expect(target.limit?.(spec('companyb.com. 60 IN TXT "@"'), companyB)).toBeUndefined();
    expect(target.limit?.(spec('companyb.com. 60 IN TXT "a=@b"'), companyB)).toBeUndefined();
  });
});
