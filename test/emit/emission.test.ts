import { describe, expect, it } from "vitest";
import { emissionOf, emissionOfRecords, inSteps } from "../../src/emit/emission.js";
import { serialEdit } from "../../src/fix/serial-edit.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import { add, remove, replace, spec, zoneOf } from "../fix/zone-text.js";

const text = `$ORIGIN company.example.
$TTL 3600
@ SOA ns hostmaster 7 7200 3600 1209600 3600
autodiscover A 203.0.113.10
autodiscover A 203.0.113.11
old A 203.0.113.10
`;

describe("emissionOf", () => {
  it("takes the serial out of the edits and keeps what it was and becomes", () => {
    const zone = zoneOf(text);
    const edits = [add('x.company.example. 60 IN TXT "x"'), serialEdit(zone, new Date("2026-11-22")) as RecordEdit];
    expect(emissionOf({ zone, edits }, ["note"])).toEqual({
      origin: "company.example.",
      edits: [edits[0]],
      serial: { old: 7, next: 8 },
      file: "company.example.zone",
      before: [],
      notes: ["note"],
    });
  });

  it("keeps a change of the SOA that is more than its serial", () => {
    const zone = zoneOf(text);
    const soa = "company.example. SOA ns.company.example. hostmaster.company.example. 7 7200 3600 1209600 3600";
    const edit = replace(zone, soa, soa.replace(" SOA", " 3600 IN SOA").replace("7 7200", "8 900"));
    expect(emissionOf({ zone, edits: [edit] })).toMatchObject({ edits: [edit] });
    expect(emissionOf({ zone, edits: [edit] })).not.toHaveProperty("serial");
  });

  it("removes first what stands in the way of a new record, and everything else last", () => {
    const zone = zoneOf(text);
    const first = remove(zone, "autodiscover.company.example. A 203.0.113.10");
    const second = remove(zone, "autodiscover.company.example. A 203.0.113.11");
    const other = remove(zone, "old.company.example. A 203.0.113.10");
    const alias = add("autodiscover.company.example. 3600 IN CNAME webmail.example.");
    expect(emissionOf({ zone, edits: [other, alias, first, second] }).edits).toEqual([first, second, alias, other]);
  });
});

describe("inSteps", () => {
  it("leaves what waits to the second, which finds what the first made", () => {
    const zone = zoneOf(text);
    const gone = remove(zone, "autodiscover.company.example. A 203.0.113.10");
    const fresh = add("autodiscover.company.example. 3600 IN A 203.0.113.12");
    const whole = emissionOf({ zone, edits: [fresh, gone] });
    const [first, second] = inSteps(whole, (edit) => edit === gone);
    expect([first.edits, second.edits]).toEqual([[fresh], [gone]]);
    const addresses = (records = whole.before) => records?.map(({ data }) => (data as { address: string }).address);
    expect(addresses(first.before)).toEqual(["203.0.113.10", "203.0.113.11"]);
    expect(addresses(second.before)).toEqual(["203.0.113.10", "203.0.113.11", "203.0.113.12"]);
  });

  it("has nothing wait that makes room for an alias", () => {
    const zone = zoneOf(text);
    const gone = remove(zone, "autodiscover.company.example. A 203.0.113.10");
    const other = remove(zone, "old.company.example. A 203.0.113.10");
    const alias = add("autodiscover.company.example. 3600 IN CNAME webmail.example.");
    const [first, second] = inSteps(
      emissionOf({ zone, edits: [alias, gone, other] }),
      (edit) => edit.kind === "remove",
    );
    expect([first.edits, second.edits]).toEqual([[gone, alias], [other]]);
  });
});

describe("emissionOf a change of one RRset", () => {
  it("removes nothing before the new record is there", () => {
    const zone = zoneOf(text);
    const old = remove(zone, "autodiscover.company.example. A 203.0.113.10");
    const fresh = add("autodiscover.company.example. 3600 IN A 203.0.113.12");
    expect(emissionOf({ zone, edits: [old, fresh] }).edits).toEqual([fresh, old]);
  });
});

describe("emissionOfRecords", () => {
  it("only adds", () => {
    const record = spec("company.example. 60 IN A 203.0.113.10");
    expect(emissionOfRecords(record.owner, [record], [])).toEqual({
      origin: "company.example.",
      edits: [{ kind: "add", record }],
      notes: [],
    });
  });
});
