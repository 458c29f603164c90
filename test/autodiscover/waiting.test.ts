import { expect, test } from "vitest";
import { keptBefore, longest } from "../../src/autodiscover/waiting.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import type { RecordSpec, ResourceRecord } from "../../src/zone/record.js";
import { nameOf, zonesFromText } from "../zone-from-text.js";

const soa = "@ 1800 SOA ns.dns.example. host.dns.example. 1 2 3 4 900\n";
const lines = `host 60 A 192.0.2.1
alias 120 CNAME host
@ 240 TXT "v=spf1 -all"
*.wild 480 A 192.0.2.1
*.aliased 960 CNAME host
cut 7200 NS ns.dns.example.
`;
const zones = zonesFromText({
  "a.example.": soa + lines,
  "b.example.": "@ 3600 NS ns.dns.example.\nhost 60 A 192.0.2.1\n",
});
const [zone, bare] = zones.zones;

const [old] = zone?.records(nameOf("host.a.example."), "A") ?? [];
const at = (label: string, type: "A" | "TXT"): RecordSpec => {
  const owner = nameOf(label === "@" ? "a.example." : `${label}.a.example.`);
  return type === "A"
    ? { owner, ttl: 5, type, data: { address: "192.0.2.9" } }
    : { owner, ttl: 5, type, data: { strings: ["new"] } };
};
const replaced = (record: RecordSpec): RecordEdit => ({ kind: "replace", old: old as ResourceRecord, record });
const added = (record: RecordSpec): RecordEdit => ({ kind: "add", record });

// RFC 2308 §5: a name or type that is not there is remembered for the smaller of the SOA's TTL and its MINIMUM; RFC 2181
// §5.2: a set of records is kept as one; RFC 4592: what a wildcard answers is kept as long as any answer.
test.each<[string, RecordEdit, number, string]>([
  ["removed", { kind: "remove", old: old as ResourceRecord }, 60, "old record"],
  ["replaced", replaced(at("host", "A")), 60, "old record"],
  ["renamed to a name that was not there", replaced(at("new", "A")), 900, "did not exist"],
  ["renamed to a name that a wildcard answered for", replaced(at("x.wild", "A")), 480, "wildcard"],
  ["added where there was no name", added(at("new", "A")), 900, "did not exist"],
  ["added where the name had none of the type", added(at("host", "TXT")), 900, "did not exist"],
  ["added to a set that is there", added(at("@", "TXT")), 240, "records of before"],
  ["added where an alias answered", added(at("alias", "A")), 120, "records of before"],
  ["added where a wildcard answered", added(at("x.wild", "A")), 480, "wildcard"],
  ["added where a wildcard had none of the type", added(at("x.wild", "TXT")), 900, "did not exist"],
  ["added where a wildcard alias answered", added(at("x.aliased", "A")), 960, "wildcard"],
])("before a record that is %s", (_, edit, ttl, why) => {
  const kept = zone && keptBefore(zones, { zone, edit });
  expect(kept?.ttl).toBe(ttl);
  expect(kept?.why).toContain(why);
});

test("an hour in a zone whose SOA was not supplied", () => {
  const edit = added({ ...at("new", "A"), owner: nameOf("new.b.example.") });
  expect(bare && keptBefore(zones, { zone: bare, edit }).ttl).toBe(3600);
});

test("the longest of several is waited for", () => {
  const kept = [
    { ttl: 5, why: "a" },
    { ttl: 7, why: "b" },
    { ttl: 7, why: "c" },
  ];
  expect(longest(kept)).toEqual({ wait: 7, why: "b" });
});
