import { describe, expect, it } from "vitest";
import { emissionOfRecords, emissionOfZone, inverse } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { target } from "../../../src/emit/targets/google.js";
import { recordText } from "../../../src/zone/canonical.js";
import { type Name, toName } from "../../../src/zone/name.js";
import { spec, zoneOf } from "../../fix/zone-text.js";
import { zoneText } from "../cases.js";
import { model } from "../models/google.js";

const companyB = toName("companyB.com") as Name;
const addresses = ["a.companyb.com. 60 IN A 192.0.2.1", "a.companyb.com. 60 IN A 192.0.2.2"];

describe("google", () => {
  it("makes a set that nobody has read only where there is none, and takes back no other than the one that was made", async () => {
    const emission = emissionOfRecords(companyB, addresses.map(spec), []);
    const [made] = emit(target, [emission]).texts;
    const [unmade] = emit(target, [inverse(emission)]).texts;
    expect(await model.carryOut(made?.text ?? "", [], companyB)).toEqual(addresses);
    expect(() => model.carryOut(made?.text ?? "", addresses.slice(1), companyB)).toThrow("is there already");
    expect(await model.carryOut(unmade?.text ?? "", addresses, companyB)).toEqual([]);
    expect(() => model.carryOut(unmade?.text ?? "", addresses.slice(1), companyB)).toThrow(
      "Nothing is changed: the A records of a.companyb.com. are not what was linted, but: 192.0.2.2",
    );
    expect(() => model.carryOut(unmade?.text ?? "", [], companyB)).toThrow("but: none");
  });

  it("moves a whole zone, but for what is Cloud DNS's own", async () => {
    const records = [...zoneOf(zoneText).all()];
    const { texts, left } = emit(target, [emissionOfZone(companyB, records, "zone")]);
    const got = await model.carryOut(texts[0]?.text ?? "", [], companyB);
    expect([...got].sort()).toEqual(records.slice(2).map(recordText).sort());
    expect(left).toHaveLength(1);
  });

  it.each([
    ["companyb.com. 60 IN HINFO a b", "Cloud DNS takes no records of this type"],
    ["a\\.b.companyb.com. 60 IN A 192.0.2.1", "its name has characters that are written in no documented way there"],
  ])("refuses %s", (line, why) => {
    expect(target.limit?.(spec(line), companyB)).toEqual({ kind: "refused", why });
  });

  it("says when one change takes neither as many sets nor as large ones", () => {
    const setsOf = (count: number) =>
      Array.from({ length: count }, (_, at) => spec(`h${at}.companyb.com. 60 IN A 192.0.2.1`));
    const setOf = (count: number) =>
      Array.from({ length: count }, (_, at) => spec(`a.companyb.com. 60 IN A 192.0.2.${at + 1}`));
    const said = (records: ReturnType<typeof setOf>) =>
      emit(target, [emissionOfZone(companyB, records, "zone")]).texts[0]?.text.match(/Cloud DNS takes \d+/g) ?? [];
    expect([said(setsOf(1000)), said(setsOf(1001))]).toEqual([[], ["Cloud DNS takes 1000"]]);
    expect([said(setOf(100)), said(setOf(101))]).toEqual([[], ["Cloud DNS takes 100"]]);
  });
});
