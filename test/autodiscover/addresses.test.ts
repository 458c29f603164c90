import { expect, test } from "vitest";
import { addressesOf } from "../../src/autodiscover/addresses.js";
import { nameOf, zonesFromText } from "../zone-from-text.js";

const zones = zonesFromText({
  "a.example.": `@ 60 SOA ns.dns.example. host.dns.example. 1 2 3 4 5
both 60 A 203.0.113.10
both 60 AAAA 2001:DB8:0::1
six 60 AAAA 2001:db8::6
text 60 TXT "kept"
cut 60 NS ns.dns.example.
alias 60 CNAME six
`,
});

test.each([
  ["both", "answer", ["203.0.113.10", "2001:db8::1"]],
  ["six", "answer", ["2001:db8::6"]],
  ["alias", "answer", ["2001:db8::6"]],
  ["text", "nodata", []],
  ["nothing", "nxdomain", []],
  ["cut", "delegated", []],
])("%s is %s %j", (label, outcome, addresses) => {
  const found = addressesOf(zones, nameOf(`${label}.a.example.`));
  expect([found.outcome, found.addresses, found.records.length]).toEqual([outcome, addresses, addresses.length]);
});
