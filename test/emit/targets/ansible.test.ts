import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Emission, emissionOfRecords, emissionOfZone, inverse } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { target } from "../../../src/emit/targets/ansible.js";
import { recordText } from "../../../src/zone/canonical.js";
import { type Name, toName } from "../../../src/zone/name.js";
import { spec, zoneOf } from "../../fix/zone-text.js";
import { zoneText } from "../cases.js";
import { model } from "../models/ansible.js";

const companyB = toName("companyB.com") as Name;
const textOf = (...emissions: readonly Emission[]) =>
  emit(target, emissions)
    .texts.map(({ text }) => text)
    .join("");
const spf = 'companyb.com. 3600 IN TXT "v=spf1 mx -all"';
const proof = 'companyb.com. 3600 IN TXT "proof"';

describe("a guard", () => {
  const old = spec("a.companyb.com. 60 IN A 192.0.2.1");
  const record = spec("a.companyb.com. 60 IN A 192.0.2.2");
  const change: Emission = { origin: companyB, edits: [{ kind: "replace", old, record }], before: [old], notes: [] };

  test.each([
    ["another value", ["a.companyb.com. 60 IN A 192.0.2.9"]],
    ["another TTL", ["a.companyb.com. 61 IN A 192.0.2.1"]],
    ["one value more", ["a.companyb.com. 60 IN A 192.0.2.1", "a.companyb.com. 60 IN A 192.0.2.9"]],
    ["nothing", []],
    ["what the playbook made before", ["a.companyb.com. 60 IN A 192.0.2.2"]],
  ])("refuses a set that has %s", (_, held) => {
    expect(() => model.carryOut(textOf(change), held, companyB)).toThrow("failed: Guard");
  });

  test("stands before every change", () => {
    const two = { ...change, edits: [...change.edits, { kind: "add", record: spec(spf) } as const] };
    const [play] = parse(textOf(two)) as readonly { tasks: readonly { name: string }[] }[];
    expect(play?.tasks.map(({ name }) => name.split(":")[0]?.split(" ")[0])).toEqual(["Guard", "Guard", "Set", "Set"]);
  });
});

describe("where no zone was read", () => {
  const emission = emissionOfRecords(companyB, [spec(proof)], []);

  test("a text does not take the place of others", () => {
    expect(() => model.carryOut(textOf(emission), [spf], companyB)).toThrow("failed: Guard: TXT");
    expect(model.carryOut(textOf(emission), [], companyB)).toEqual([proof]);
  });

  test("what goes goes alone", () => {
    expect(() => model.carryOut(textOf(inverse(emission)), [spf, proof], companyB)).toThrow("failed: Guard: TXT");
    expect(model.carryOut(textOf(inverse(emission)), [proof], companyB)).toEqual([]);
  });
});

test("a value that looks like a template is marked as none, and no other is", () => {
  const text = textOf(
    emissionOfRecords(
      companyB,
      [spec("companyb.com. 60 IN TXT \"{{ lookup('pipe', 'id') }}\""), spec('companyb.com. 60 IN TXT "{ }"')],
      [],
    ),
  );
  expect(text.match(/!unsafe/g)).toHaveLength(1);
  expect(text).toContain(`- !unsafe "\\"{{ lookup('pipe', 'id') }}\\""`);
});

test("a whole zone, and several zones in one playbook", async () => {
  const zone = zoneOf(zoneText);
  const text = textOf(
    emissionOfZone(zone.origin, zone.all(), "a.zone"),
    emissionOfRecords(toName("b.example") as Name, [spec("b.example. 60 IN A 192.0.2.1")], []),
  );
  const own = (line: string) => / IN SOA |^companyb\.com\. \d+ IN NS /.test(line);
  const meant = [...[...zone.all()].map(recordText).filter((line) => !own(line)), "b.example. 60 IN A 192.0.2.1"];
  expect([...(await model.carryOut(text, [], companyB))].sort()).toEqual(meant.sort());
});

test("refuses a type that dnspython does not read", () => {
  expect(emit(target, [emissionOfRecords(companyB, [spec("a.companyb.com. 60 IN NIMLOC AB")], [])]).isIncomplete).toBe(
    true,
  );
});
