import { describe, expect, test } from "vitest";
import { type Emission, emissionOfZone, inverse } from "../../src/emit/emission.js";
import { targets } from "../../src/emit/targets/index.js";
import { toName } from "../../src/zone/name.js";
import { spec, zoneOf } from "../fix/zone-text.js";
import { carriedOut } from "./carried-out.js";
import { zoneText } from "./cases.js";
import { modelOf, targetNames } from "./models/of.js";

const zone = zoneOf(zoneText);
const address = spec("a.companyb.com. 600 IN A 192.0.2.1");
const alias = spec("a.companyb.com. 600 IN CNAME x.example.");
const replaced: Emission = {
  origin: toName("companyB.com") as Emission["origin"],
  edits: [{ kind: "replace", old: address, record: alias }],
  before: [address],
  notes: [],
};

describe.each(targetNames)("%s", (name) => {
  test("an alias in place of an address, and back", async () => {
    const [target, model] = [await targets[name](), await modelOf(name)];
    const there = await carriedOut(target, model, [address], replaced);
    expect(there.got).toEqual(there.meant);
    const back = await carriedOut(target, model, [alias], inverse(replaced));
    expect(back.got).toEqual(back.meant);
  });

  test("a whole zone, but for what is the provider's own", async () => {
    const [target, model] = [await targets[name](), await modelOf(name)];
    const { got, meant } = await carriedOut(target, model, [], emissionOfZone(zone.origin, zone.all(), "zone"));
    expect(got).toEqual(meant);
    expect(got.length).toBeGreaterThan(5);
  });
});
