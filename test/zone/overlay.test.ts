import { describe, expect, test } from "vitest";
import { recordText } from "../../src/zone/canonical.js";
import { overlay } from "../../src/zone/overlay.js";
import type { RecordSpec, ResourceRecord } from "../../src/zone/record.js";
import { nameOf, zoneFromText } from "../zone-from-text.js";

const zone = zoneFromText(
  `@ 60 SOA ns host 1 2 3 4 5
@ 60 NS ns
ns 60 A 192.0.2.1
ns 60 A 192.0.2.2
one.deep.down 60 TXT "x"
autodiscovr 60 A 192.0.2.3
`,
  "a.example.",
);

const at = (owner: string): ResourceRecord[] => [...zone.records(nameOf(owner))];
const added: RecordSpec = { owner: nameOf("new.low.a.example"), ttl: 60, type: "A", data: { address: "192.0.2.9" } };
const like = {
  shortest: 2,
  longest: 12,
  letters: "autodisclw",
  strangers: 3,
  matches: (label: string) => label.startsWith("a") || label === "low",
};

describe("edits laid over a zone", () => {
  test("counts of types follow the edits, at an owner and in all", () => {
    const [old] = at("ns.a.example") as [ResourceRecord];
    const planned = overlay(zone, [
      { kind: "remove", old },
      { kind: "add", record: added },
      { kind: "add", record: { owner: nameOf("a.example"), ttl: 60, type: "SPF", data: { strings: ["x"] } } },
    ]);
    expect([zone.count("A"), zone.count("A", nameOf("ns.a.example")), zone.count("SPF")]).toEqual([3, 2, 0]);
    expect([planned.count("A"), planned.count("A", nameOf("ns.a.example")), planned.count("SPF")]).toEqual([3, 1, 1]);
    expect([planned.count("A", added.owner), planned.count("NS", zone.origin)]).toEqual([1, 1]);
  });

  test("a removed record is gone, its set is not", () => {
    const [first] = at("ns.a.example");
    const planned = overlay(zone, [{ kind: "remove", old: first as ResourceRecord }]);
    expect(planned.records(nameOf("ns.a.example")).map(recordText)).toEqual(["ns.a.example. 60 IN A 192.0.2.2"]);
    expect(planned.size).toBe(zone.size - 1);
  });

  test("a name whose last record is removed does not exist, nor do the empty names above it", () => {
    const planned = overlay(
      zone,
      at("one.deep.down.a.example").map((old) => ({ kind: "remove", old })),
    );
    expect(["one.deep.down", "deep.down", "down"].map((name) => planned.has(nameOf(`${name}.a.example`)))).toEqual([
      false,
      false,
      false,
    ]);
    expect(zone.has(nameOf("down.a.example"))).toBe(true);
  });

  test("an added record makes its name and the empty ones above it", () => {
    const planned = overlay(zone, [{ kind: "add", record: added }]);
    expect(planned.has(nameOf("low.a.example"))).toBe(true);
    expect(planned.records(nameOf("low.a.example"))).toEqual([]);
    expect(planned.countBelow(nameOf("low.a.example"))).toBe(1);
    expect([...planned.all(["A"])].map(recordText)).toContain("new.low.a.example. 60 IN A 192.0.2.9");
    expect([...planned.sets()].map(({ owner, type }) => `${owner} ${type}`)).toContain("new.low.a.example. A");
  });

  test("a replaced record stands where the old one stood", () => {
    const [old] = at("autodiscovr.a.example");
    const planned = overlay(zone, [{ kind: "replace", old: old as ResourceRecord, record: added }]);
    expect(planned.records(added.owner)[0]?.span).toEqual(old?.span);
    expect(planned.has(nameOf("autodiscovr.a.example"))).toBe(false);
  });

  test("labels that are like another one follow the edits", () => {
    const removed = at("autodiscovr.a.example").map((old) => ({ kind: "remove", old }) as const);
    expect(zone.labelsLike(zone.origin, like)).toEqual(["autodiscovr"]);
    expect(overlay(zone, [...removed, { kind: "add", record: added }]).labelsLike(zone.origin, like)).toEqual(["low"]);
  });
});
