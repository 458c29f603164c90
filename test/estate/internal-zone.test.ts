import { expect, test } from "vitest";
import { isInternalZone } from "../../src/estate/internal-zone.js";
import { nameOf } from "../zone-from-text.js";

test.each([
  ["companya.local", true],
  ["corp", true],
  ["10.in-addr.arpa", true],
  ["1.168.192.in-addr.arpa", true],
  ["0.in-addr.arpa", true],
  ["255.in-addr.arpa", true],
  ["16.172.in-addr.arpa", true],
  ["31.172.in-addr.arpa", true],
  ["254.169.in-addr.arpa", true],
  ["0.0.0.0.d.f.ip6.arpa", true],
  ["8.e.f.ip6.arpa", true],
  ["companya.com", false],
  ["25.in-addr.arpa", false],
  ["110.in-addr.arpa", false],
  ["15.172.in-addr.arpa", false],
  ["32.172.in-addr.arpa", false],
  ["169.192.in-addr.arpa", false],
  ["113.0.203.in-addr.arpa", false],
  ["8.b.d.0.1.0.0.2.ip6.arpa", false],
])("%s", (origin, expected) => {
  expect(isInternalZone(nameOf(origin))).toBe(expected);
});
