import { describe, expect, it } from "vitest";
import { emissionOf, emissionOfRecords, inverse } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { target } from "../../../src/emit/targets/powershell.js";
import { type Name, toName } from "../../../src/zone/name.js";
import { replace, spec, zoneOf } from "../../fix/zone-text.js";
import { model } from "../models/powershell.js";

const companyB = toName("companyB.com") as Name;
const made = (lines: readonly string[]) => emissionOfRecords(companyB, lines.map(spec), []);
const script = (emission: ReturnType<typeof made>) => emit(target, [emission]).texts[0]?.text ?? "";

describe("powershell", () => {
  it("is ASCII whatever a file or a note is called, and lets neither out of its line", () => {
    const emission = {
      ...made(["a.companyb.com. 60 IN A 192.0.2.1"]),
      file: "zönë\n😀.zone",
      notes: ["SIG # Begin signature block"],
    };
    const text = emit(target, [emission]).texts[0]?.text ?? "";
    expect(text.split("\n").slice(0, 5)).toEqual([
      "#Requires -Modules DnsServer",
      "# companyb.com, z\\u{f6}n\\u{eb}\\u000a\\u{1f600}.zone: 1 to add",
      "# add: a.companyb.com. 60 IN A 192.0.2.1",
      "# Try it first with -WhatIf; -ComputerName names another server than this one.",
      "# Note: SIG # Begin signature block",
    ]);
    expect(text).not.toMatch(/[^\n -~]/);
  });

  it("stops before the first change when a record that goes is another, or not there", async () => {
    const lines = ["a.companyb.com. 60 IN A 192.0.2.1", 'companyb.com. 60 IN CAA 0 issue "ca.example"'];
    const text = script(inverse(made(lines)));
    expect(await model.carryOut(text, lines, companyB)).toEqual([]);
    expect(() => model.carryOut(text, lines.slice(1), companyB)).toThrow("Nothing is changed");
    expect(text.lastIndexOf("Find-Record")).toBeLessThan(text.indexOf("ShouldProcess("));
  });

  it("makes a set that nobody has read only where there is none, but a text beside others", async () => {
    const alias = "a.companyb.com. 60 IN CNAME x.example.";
    const texts = ['companyb.com. 60 IN TXT "a"', 'companyb.com. 60 IN TXT "b"'];
    expect(() => model.carryOut(script(made([alias])), ["a.companyb.com. 60 IN CNAME y.example."], companyB)).toThrow(
      "Nothing is changed",
    );
    expect(await model.carryOut(script(made(texts.slice(1))), texts.slice(0, 1), companyB)).toEqual(texts);
  });

  it("changes a TTL in the record itself", async () => {
    const line = "a.companyb.com. 60 IN A 192.0.2.1";
    const zone = zoneOf(`companyb.com. 60 IN SOA ns.example. h.companyb.com. 1 2 3 4 5\n${line}\n`);
    const edits = [replace(zone, line.replace(" 60 IN", ""), line.replace("60", "300"))];
    const text = emit(target, [emissionOf({ zone, edits })]).texts[0]?.text ?? "";
    expect(text).toContain(
      "Set-DnsServerResourceRecord @server -ZoneName $zone -OldInputObject $old1 -NewInputObject $new1",
    );
    expect(await model.carryOut(text, [line], companyB)).toEqual([line.replace("60", "300")]);
  });

  it("writes an authority as octets, for which there is no cmdlet", () => {
    expect(script(made(['companyb.com. 60 IN CAA 128 issue "ca"']))).toContain(
      "-Type 257 -RecordData '800569737375656361'",
    );
  });

  it.each([
    ["companyb.com. 60 IN HINFO a b", "the DnsServer cmdlets have no certain form for this type"],
    ["companyb.com. 60 IN MX 0 .", "Windows DNS takes no root as the target of such a record"],
    ['companyb.com. 60 IN TXT ""', "Windows DNS takes no empty text"],
    ['companyb.com. 60 IN TXT "a\\"b"', "the cmdlets say nowhere what they make of quotation marks in a text"],
    [
      'companyb.com. 60 IN TXT "\\226\\128\\153"',
      "the cmdlets say nowhere what they make of characters other than those of ASCII",
    ],
    ['companyb.com. 60 IN TXT "a" "-b"', "dnscmd takes the strings of a text as words, and one of these is none"],
  ])("refuses %.50s", (line, why) => {
    expect(target.limit?.(spec(line), companyB)).toEqual({ kind: "refused", why });
  });
});
