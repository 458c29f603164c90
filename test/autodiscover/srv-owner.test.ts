import { expect, test } from "vitest";
import { misplacedSrvRecords } from "../../src/autodiscover/srv-owner.js";
import { estateFromText } from "../estate-from-text.js";

test("a domain whose name twice would be longer than any name (RFC 1035 §2.3.4) has its slips found too", () => {
  const long = `${`${"x".repeat(60)}.`.repeat(3)}example`;
  const zones = { [`${long}.`]: "@ MX 10 mail\nmail A 203.0.113.10\n_autodiscover._tls SRV 0 0 443 mail\n" };
  const [domain] = estateFromText({ zones }).domains;
  const found = domain ? misplacedSrvRecords(domain) : [];
  expect(found.map(({ owner }) => owner)).toEqual([`_autodiscover._tls.${long}.`]);
});
