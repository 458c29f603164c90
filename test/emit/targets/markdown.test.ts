import { expect, test } from "vitest";
import { emissionOfRecords, emissionOfZone } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { target } from "../../../src/emit/targets/markdown.js";
import { spec, zoneOf } from "../../fix/zone-text.js";

const record = spec("_autodiscover._tcp.companyb.com. 3600 IN SRV 0 0 443 webmail.companya.com.");
const origin = spec("companyb.com. 0 IN A 192.0.2.1").owner;

test("without a zone it asks to look first, and has what takes it back", () => {
  const text = emit(target, [emissionOfRecords(origin, [record], ["See https://companyb.com."])]).texts[0]?.text ?? "";
  expect(text).toContain("No zone was read for this: see first whether there are records of these names already.");
  expect(text).toContain("\n- See `https://companyb.com`.\n");
  expect(text.slice(text.indexOf("## Rollback"))).toContain(
    "| 1 | Delete | SRV | `_autodiscover._tcp.companyb.com.` | 3600 |",
  );
});

test("a new zone is taken back by deleting it", () => {
  const zone = zoneOf("$ORIGIN companyb.com.\n@ 60 SOA ns h 1 2 3 4 5\n@ 60 NS ns.x.example.\n");
  const text = emit(target, [emissionOfZone(zone.origin, zone.all(), "a`b.zone")]).texts[0]?.text ?? "";
  expect(text).toContain("The zone was read from ``a`b.zone``.");
  expect(text).toContain("| 2 | Add | NS | `companyb.com.` |");
  expect(text.slice(text.indexOf("## Rollback"))).toBe("## Rollback\n\nThe zone is new: delete it.\n");
});

test("several zones are several requests in one text", () => {
  const one = emissionOfRecords(origin, [record], []);
  const { texts } = emit(target, [one, one]);
  expect(texts).toHaveLength(1);
  expect(texts[0]?.text.match(/^# /gm)).toHaveLength(2);
});
