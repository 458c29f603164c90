import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { canonicalRecord } from "../../src/zone/canonical.js";
import { recordTypes } from "../../src/zone/rr/index.js";
import { mnemonics } from "../../src/zone/rr/mnemonics.js";
import { definitionOf, mnemonicOf } from "../../src/zone/rr/registry.js";
import { codeOf } from "../../src/zone/rr/type-code.js";
import type { Zone } from "../../src/zone/zone.js";
import { nameOf, zoneFromText } from "../zone-from-text.js";

const folder = join(import.meta.dirname, "../../fixtures/zones/types");

function fixture(name: string): Zone {
  return zoneFromText(readFileSync(join(folder, `${name}.zone`), "utf8"), "example.");
}

describe("a record in the form of its type and as octets is the same", () => {
  test.each(Object.keys(recordTypes).filter((type) => type !== "SOA"))("%s", (type) => {
    const zone = fixture(type.toLowerCase());
    const inText = [...zone.all()].filter(({ owner }) => owner.startsWith("text"));
    expect(inText.length).toBeGreaterThan(0);
    for (const record of inText) {
      const octets = zone.records(nameOf(record.owner.replace("text", "octets")))[0];
      if (!octets) throw new Error(`${record.owner} has no other half`);
      expect([octets.type, octets.data]).toEqual([type, record.data]);
      expect(canonicalRecord(octets).replace("octets", "text")).toBe(canonicalRecord(record));
    }
  });

  test("SOA", () => {
    const [text] = fixture("soa").records(nameOf("example."), "SOA");
    const [octets] = fixture("soa-octets").records(nameOf("example."), "SOA");
    expect(text && octets).toBeDefined();
    expect(octets?.data).toEqual(text?.data);
    expect(octets && canonicalRecord(octets)).toBe(text && canonicalRecord(text));
  });
});

describe("mnemonics and numbers", () => {
  const code = (text: string) => codeOf(new TextEncoder().encode(text), 0, text.length);

  test("every type has the number of the registry", () => {
    for (const [mnemonic, type] of Object.entries(recordTypes)) {
      expect(type.mnemonic).toBe(mnemonic);
      expect(mnemonics[type.mnemonic]).toBe(type.code);
      expect(definitionOf(type.code)).toBe(type);
      expect(mnemonicOf(type.code)).toBe(mnemonic);
    }
  });

  test("every mnemonic is found, in any case, and none hides another", () => {
    const all = Object.entries(mnemonics);
    expect(all.map(([mnemonic]) => code(mnemonic))).toEqual(all.map(([, number]) => number));
    expect(all.map(([mnemonic]) => code(mnemonic.toLowerCase()))).toEqual(all.map(([, number]) => number));
  });

  test.each([
    ["TYPE1", 1],
    ["type65535", 65535],
    ["Type00065", 65],
    ["TYPE65536", -1],
    ["TYPE", -1],
    ["TYPE1x", -1],
    ["TYPE-1", -1],
    ["", -1],
    ["AA", -1],
    ["SRVX", -1],
    ["MAILTO", -1],
  ])("%s", (text, number) => {
    expect(code(text)).toBe(number);
  });
});
