import { describe, expect, it } from "vitest";
import type { Fix, FixSafety } from "../../src/finding.js";
import { type FixPlan, planFixes } from "../../src/fix/plan.js";
import { recordText } from "../../src/zone/canonical.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import type { Zone } from "../../src/zone/zone.js";
import { add, remove, replace, zoneOf } from "./zone-text.js";

const text = `$ORIGIN company.example.
$TTL 3600
@ SOA ns hostmaster 2026112105 7200 3600 1209600 3600
@ NS ns.example.
autodiscover A 203.0.113.10
www CNAME web
sub NS ns.sub
old DNAME new.example.
`;
const srv = "_autodiscover._tcp.company.example. 3600 IN SRV 0 0 443 webmail.company.example.";
const host = "autodiscover.company.example. A 203.0.113.10";
const now = new Date("2026-11-22");

function fixOf(zone: Zone, safety: FixSafety, ...edits: RecordEdit[]): Fix {
  return { safety, summary: safety, edits: edits.map((edit) => ({ zone, edit })), commands: [] };
}

function shown({ changeSets }: FixPlan): string[] {
  return changeSets.flatMap(({ edits }) =>
    edits.map((edit) => {
      if (edit.kind === "add") return `+ ${recordText(edit.record)}`;
      return edit.kind === "remove" ? `- ${recordText(edit.old)}` : `= ${recordText(edit.record)}`;
    }),
  );
}

const raised =
  "= company.example. 3600 IN SOA ns.company.example. hostmaster.company.example. 2026112201 7200 3600 1209600 3600";
const added = `+ ${srv}`;
const removed = "- autodiscover.company.example. 3600 IN A 203.0.113.10";

describe("planFixes", () => {
  it("joins what several findings want, and raises the serial once", () => {
    const zone = zoneOf(text);
    const one = fixOf(zone, "unsafe", add(srv), remove(zone, host));
    const two = fixOf(zone, "unsafe", remove(zone, host), add(srv));
    const plan = planFixes([one, one, two], { unsafe: true, now });
    expect(shown(plan)).toEqual([added, removed, raised]);
    expect(plan.chosen).toEqual([one, two]);
    expect(plan.refused).toEqual([]);
  });

  it("makes no fix with a removal unless it is asked to, and none that is a person's decision", () => {
    const zone = zoneOf(text);
    const safe = fixOf(zone, "safe", add('autodiscover.company.example. 3600 IN TXT "x"'));
    const unsafe = fixOf(zone, "unsafe", add(srv), remove(zone, host));
    const plan = planFixes([unsafe, safe, fixOf(zone, "manual")], { unsafe: false, now });
    expect(shown(plan)).toEqual(['+ autodiscover.company.example. 3600 IN TXT "x"', raised]);
    expect(plan).toMatchObject({ chosen: [safe], heldBack: [unsafe] });
  });

  it("leaves a zone alone that no fix touches", () => {
    expect(planFixes([], { unsafe: true, now }).changeSets).toEqual([]);
  });

  it("raises no serial where there is none, and leaves one that a fix sets", () => {
    const export_ = zoneOf("$ORIGIN company.example.\nwww 60 A 192.0.2.1\n");
    expect(shown(planFixes([fixOf(export_, "safe", add(srv))], { unsafe: false, now }))).toEqual([added]);
    const zone = zoneOf(text);
    const soa =
      "company.example. SOA ns.company.example. hostmaster.company.example. 2026112105 7200 3600 1209600 3600";
    const reset = replace(zone, soa, soa.replace(" SOA", " 3600 IN SOA").replace("2026112105", "7"));
    expect(shown(planFixes([fixOf(zone, "unsafe", reset)], { unsafe: true, now }))).toHaveLength(1);
  });

  it.each<[string, (zone: Zone) => RecordEdit[], string]>([
    [
      "a record that is there already",
      () => [add("autodiscover.company.example. 60 IN A 203.0.113.10")],
      "is there already",
    ],
    [
      "an alias beside other data",
      () => [add("autodiscover.company.example. 3600 IN CNAME x.example.")],
      "autodiscover.company.example would have a CNAME and other data beside it (A)",
    ],
    [
      "data beside an alias",
      () => [add("www.company.example. 3600 IN A 192.0.2.1")],
      "would have a CNAME and other data",
    ],
    ["a second alias", () => [add("www.company.example. 3600 IN CNAME x.example.")], "would have two CNAME records"],
    [
      "an alias at the apex",
      () => [add("company.example. 3600 IN CNAME x.example.")],
      "would have a CNAME and other data",
    ],
    [
      "a record outside the zone",
      () => [add("other.example. 3600 IN A 192.0.2.1")],
      "other.example lies outside the zone company.example",
    ],
    ["a record at a zone cut", () => [add('sub.company.example. 3600 IN TXT "x"')], "sub.company.example is delegated"],
    ["a record below a zone cut", () => [add(srv.replace("_tcp", "_tcp.sub"))], "sub.company.example is delegated"],
    [
      "a record below a DNAME",
      () => [add("x.old.company.example. 3600 IN A 192.0.2.1")],
      "a DNAME stands at old.company.example",
    ],
    [
      "one record removed and changed",
      (zone) => [remove(zone, host), replace(zone, host, "autodiscover.company.example. 3600 IN A 192.0.2.1")],
      "is to be changed in two ways",
    ],
    [
      "one record changed to two",
      (zone) =>
        ["192.0.2.1", "192.0.2.2"].map((address) =>
          replace(zone, host, `autodiscover.company.example. 3600 IN A ${address}`),
        ),
      "is to be changed in two ways",
    ],
  ])("refuses %s", (_, edits, why) => {
    const zone = zoneOf(text);
    const bad = fixOf(zone, "unsafe", add(srv), ...edits(zone));
    const plan = planFixes([bad], { unsafe: true, now });
    expect(plan.changeSets).toEqual([]);
    expect(plan.refused).toEqual([{ fix: bad, why: expect.stringContaining(why) }]);
  });

  it.each<[string, (zone: Zone) => RecordEdit[]]>([
    ["glue below a zone cut", () => [add("ns.sub.company.example. 3600 IN A 192.0.2.1")]],
    [
      "a DS at a zone cut",
      () => [
        add("sub.company.example. 3600 IN DS 1 13 2 00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF"),
      ],
    ],
    [
      "an alias in the place of a host",
      (zone) => [remove(zone, host), add("autodiscover.company.example. 3600 IN CNAME x.example.")],
    ],
    ["another TTL", (zone) => [replace(zone, host, "autodiscover.company.example. 60 IN A 203.0.113.10")]],
  ])("allows %s", (_, edits) => {
    const zone = zoneOf(text);
    expect(planFixes([fixOf(zone, "unsafe", ...edits(zone))], { unsafe: true, now }).refused).toEqual([]);
  });

  it("makes a fix whole or not at all, and the others all the same", () => {
    const [one, two] = [zoneOf(text), zoneOf(text)];
    const edits = [
      { zone: one, edit: add(srv) },
      { zone: two, edit: add("autodiscover.company.example. 60 IN A 203.0.113.10") },
    ];
    const broken: Fix = { safety: "safe", summary: "", edits, commands: [] };
    const good = fixOf(two, "safe", add(srv));
    const plan = planFixes([broken, good], { unsafe: false, now });
    expect(plan.changeSets.map(({ zone }) => zone)).toEqual([two]);
    expect(plan).toMatchObject({ chosen: [good], refused: [{ fix: broken }] });
  });

  it("lets a later fix clear the way for an earlier one", () => {
    const zone = zoneOf(text);
    const alias = fixOf(zone, "unsafe", add("autodiscover.company.example. 3600 IN CNAME x.example."));
    const clearing = fixOf(zone, "unsafe", remove(zone, host));
    const plan = planFixes([alias, clearing], { unsafe: true, now });
    expect(plan.refused).toEqual([]);
    expect(plan.chosen).toEqual([alias, clearing]);
  });
});
