import { expect, test } from "vitest";
import { highestWith } from "../../src/zone/highest-with.js";
import { nameOf, zoneFromText } from "../zone-from-text.js";

const zone = zoneFromText(
  `$TTL 3600
@ SOA ns.dns.example. host.dns.example. 1 7200 3600 1209600 900
@ NS ns.dns.example.
a NS ns.dns.example.
b.a NS ns.dns.example.
d DNAME other.example.
`,
  "example.",
);

test.each([
  ["c.b.a.example.", "NS", "below the apex", "a.example."],
  ["a.example.", "NS", "below the apex", "a.example."],
  ["c.example.", "NS", "below the apex", undefined],
  ["example.", "NS", "below the apex", undefined],
  ["a.example.", "NS", "above", "example."],
  ["x.d.example.", "DNAME", "above", "d.example."],
  ["d.example.", "DNAME", "above", undefined],
] as const)("of %s, the highest with %s %s is %s", (name, type, path, expected) => {
  expect(highestWith(zone, type, nameOf(name), path)).toBe(expected);
});
