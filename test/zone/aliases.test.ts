import { describe, expect, test } from "vitest";
import { lookup } from "../../src/zone/lookup.js";
import { zoneSet } from "../../src/zone/zone-set.js";
import { nameOf } from "../zone-from-text.js";
import { readText } from "./read-text.js";

const { reading } = readText(`$TTL 60
@ SOA ns1.dns.test. host.dns.test. 1 2 3 4 5
@ NS ns1.dns.test.
* TXT wildcard
@ AWS ALIAS A www $self false
  MX 10 web
web IN ALIAS elsewhere.test.
AAAA.web AAAA 2001:db8::1
a.b 300 IN AZURE ALIAS A /subscriptions/0/www
c ANAME www
c AAAA 2001:db8::1
ten ALIASED www
`);
const zones = zoneSet("public", [reading.zone]);

describe("a name that only its provider can resolve", () => {
  test.each([
    ["@", "A", "outside"],
    ["@", "MX", "answer"],
    ["web", "A", "outside"],
    ["web", "AAAA", "outside"],
    ["web", "MX", "nodata"],
    ["a.b", "A", "outside"],
    ["b", "A", "nodata"],
    ["x.b", "A", "nxdomain"],
    ["c", "A", "outside"],
    ["c", "AAAA", "answer"],
    ["other", "TXT", "answer"],
    ["web", "TXT", "nodata"],
  ] as const)("%s %s", (owner, type, outcome) => {
    const name = owner === "@" ? "example." : `${owner}.example.`;
    expect(lookup(zones, nameOf(name), type).outcome).toBe(outcome);
  });

  test("is noted, and another unknown type is a problem", () => {
    expect(reading.notes.map(({ subject, because }) => [subject, because.split(":", 2).join(":")])).toEqual([
      ["ALIAS as no record", "test.zone:5 and 3 more"],
    ]);
    expect(reading.problems.map(({ reason }) => reason)).toEqual(['unknown record type: "ALIASED"']);
  });
});
