import { expect, test } from "vitest";
import { canonicalAddress, whyUnreachable } from "../../src/zone/address.js";

test.each([
  ["10.1.2.3", "a private address (RFC 1918)"],
  ["172.16.10.11", "a private address (RFC 1918)"],
  ["192.168.0.1", "a private address (RFC 1918)"],
  ["100.64.0.1", "shared address space of a provider (RFC 6598)"],
  ["169.254.1.1", "a link-local address (RFC 3927, RFC 4291)"],
  ["127.0.0.1", "a loopback address"],
  ["0.0.0.0", "the unspecified address"],
  ["fd00::1", "a unique local address (RFC 4193)"],
  ["fe80::1", "a link-local address (RFC 3927, RFC 4291)"],
  ["::1", "a loopback address"],
  ["::ffff:10.1.2.3", "a private address (RFC 1918)"],
  ["172.32.0.1", undefined],
  ["100.128.0.1", undefined],
  ["8.8.8.8", undefined],
  ["2a00:1450::1", undefined],
  // Documentation ranges, and their neighbours:
  ["192.0.2.1", undefined],
  ["198.51.100.255", undefined],
  ["203.0.113.0", undefined],
  ["2001:db8::1", undefined],
  ["2001:0db8:ffff::1", undefined],
  ["no address", undefined],
])("%s is %s", (address, why) => {
  expect(whyUnreachable(address)).toBe(why);
});

test.each([
  // RFC 5952 §4.2.3: of two runs of zeros of one length the first is shortened.
  ["2001:DB8:0:0:1::1", "2001:db8::1:0:0:1"],
  ["2001:db8::1:0:0:1", "2001:db8::1:0:0:1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["192.0.2.1", "192.0.2.1"],
  ["mail.contoso.com", undefined],
])("%s is the same address as %s", (text, canonical) => {
  expect(canonicalAddress(text)).toBe(canonical);
});
