import { expect, test } from "vitest";
import { whyOffLimits } from "../../../src/verify/probe/off-limits.js";

const always = ["168.63.129.16", "169.254.169.254", "100.100.100.200", "fd00:ec2::254", "::ffff:169.254.169.254"];
const nowhere = ["0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "::", "ff02::1", "198.18.0.1", "192.88.99.1"];
const embedding = ["64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2"];
const own = [
  "10.0.0.1",
  "172.16.0.1",
  "192.168.1.1",
  "127.0.0.1",
  "169.254.1.1",
  "100.64.0.1",
  "::1",
  "fe80::1",
  "fd00::1",
];
const outside = ["203.0.113.10", "192.0.2.1", "198.51.100.1", "2001:db8::1", "8.8.8.8", "2a00:1450::1"];

test.each([...always, ...nowhere, ...embedding, "mail.example", "0x7f.1 ", ""])("%j is never asked", (address) => {
  expect(whyOffLimits(address, false)).toBeTypeOf("string");
  expect(whyOffLimits(address, true)).toBeTypeOf("string");
});

test.each([...own, "::ffff:10.0.0.1"])("%s is asked by those who mean it", (address) => {
  expect(whyOffLimits(address, false)).toContain("--allow-private");
  expect(whyOffLimits(address, true)).toBeUndefined();
});

test.each(outside)("%s is", (address) => {
  expect(whyOffLimits(address, false)).toBeUndefined();
});
