import { describe, expect, it } from "vitest";
import { emissionOfRecords, inverse } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { target } from "../../../src/emit/targets/digitalocean.js";
import { type Name, toName } from "../../../src/zone/name.js";
import { spec } from "../../fix/zone-text.js";
import { model } from "../models/digitalocean.js";

const companyB = toName("companyB.com") as Name;

describe("digitalocean", () => {
  const alias = "a.companyb.com. 60 IN CNAME companyb.com.";
  const text = 't.companyb.com. 60 IN TXT "v=spf1  include:x   -all"';
  const other = 't.companyb.com. 60 IN TXT "v=spf1 include:x -all"';
  const caa = 'companyb.com. 60 IN CAA 0 issue "ca.example"';
  const made = (lines: readonly string[]) => emissionOfRecords(companyB, lines.map(spec), []);
  const script = (emission: ReturnType<typeof made>) => emit(target, [emission]).texts[0]?.text ?? "";

  it("tells blanks in a text, and finds a record among others by every field", async () => {
    const lines = [alias, text, caa];
    expect(await model.carryOut(script(inverse(made(lines))), [...lines, other], companyB)).toEqual([other]);
    expect(() => model.carryOut(script(inverse(made(lines))), [alias, other, caa], companyB)).toThrow(
      "Nothing is changed: there is no TXT t 0 0 0 0 v=spf1  include:x   -all",
    );
  });

  it("makes a set that nobody has read only where there is none, but a text beside others", async () => {
    const two = [caa, caa.replace("ca.", "cb.")];
    expect(await model.carryOut(script(made([text, ...two])), [other], companyB)).toEqual([other, text, ...two]);
    expect(() => model.carryOut(script(made(two)), [caa.replace("ca.", "cc.")], companyB)).toThrow(
      "Nothing is changed: there are CAA records of @ already",
    );
    expect(() => model.carryOut(script(made([text])), [text], companyB)).toThrow("there is already TXT t");
  });

  it("stops where a record is there twice", () => {
    const twice = [alias, alias.replace("60", "300")];
    expect(() => model.carryOut(script(inverse(made([alias]))), twice, companyB)).toThrow("there are several CNAME a");
  });

  it.each([
    ["companyb.com. 60 IN TLSA 3 1 1 00", "doctl makes no records of this type"],
    ["companyb.com. 60 IN MX 0 .", "DigitalOcean takes no root as a target"],
    ["companyb.com. 0 IN A 192.0.2.1", "doctl takes a TTL of 0 for none, and DigitalOcean makes 1800 of it"],
    ["companyb.com. 60 IN SRV 0 0 0 a.example.", "DigitalOcean takes a port from 1 to 65535"],
    [
      'companyb.com. 60 IN CAA 0 iodef "mailto:a@b.example"',
      "doctl writes the tags issue and issuewild for certain, and no other",
    ],
    ['companyb.com. 60 IN CAA 0 issue ";"', "DigitalOcean takes only the name of an authority as the value"],
    ['companyb.com. 60 IN TXT "a\\\\b"', "DigitalOcean takes no backslash in a text"],
    ['companyb.com. 60 IN TXT " a"', "blanks at the ends of a text are not told from the blanks of doctl's listing"],
    [
      `companyb.com. 60 IN TXT ${`"${"x".repeat(255)}" `.repeat(2)}`,
      "DigitalOcean takes a text of about 500 characters at most",
    ],
  ])("refuses %.50s", (line, why) => {
    expect(target.limit?.(spec(line), companyB)).toEqual({ kind: "refused", why });
  });
});
