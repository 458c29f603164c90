import { isIPv4, isIPv6 } from "node:net";
import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, expect, test } from "vitest";
import { rdataFromText } from "../rdata-from-text.js";
import { ipv4Address, ipv6Address } from "../written.js";

const near = { numRuns: 3000 };

describe("IPv4 addresses", () => {
  const alike = fc.oneof(
    fc
      .array(fc.constantFrom("0", "00", "1", "01", "9", "99", "255", "256", "1000", "", "x"), {
        minLength: 3,
        maxLength: 5,
      })
      .map((parts) => parts.join(".")),
    fc.string({ unit: fc.constantFrom(..."0129.a"), minLength: 1, maxLength: 12 }),
    ipv4Address.map(({ text }) => text),
  );

  test("are those of node:net", () => {
    fc.assert(
      fc.property(alike, (text) => {
        expect(addressOf("A", text)).toBe(isIPv4(text) ? text : undefined);
      }),
      near,
    );
  });
});

describe("IPv6 addresses", () => {
  const alike = fc.oneof(
    fc
      .array(fc.constantFrom("0", "1", "ffff", "abcd", "12345", "", "", "1.2.3.4", "01.2.3.4", "g"), {
        minLength: 2,
        maxLength: 9,
      })
      .map((parts) => parts.join(":")),
    fc.string({ unit: fc.constantFrom(..."01f::.%"), minLength: 1, maxLength: 20 }),
    ipv6Address.map(({ text }) => text),
  );

  test("are those of node:net, without a scope", () => {
    fc.assert(
      fc.property(alike, (text) => {
        expect(addressOf("AAAA", text) !== undefined).toBe(isIPv6(text) && !text.includes("%"));
      }),
      near,
    );
  });

  test("have the value that a URL has", () => {
    const host = (address: string) => new URL(`https://[${address}]/`).hostname;
    fc.assert(
      fc.property(ipv6Address, ({ text }) => {
        expect(host(addressOf("AAAA", text) as string)).toBe(host(text));
      }),
    );
  });

  test("are printed as ipaddr.js does, but for IPv4 at the end", () => {
    fc.assert(
      fc.property(ipv6Address, ({ text }) => {
        const printed = addressOf("AAAA", text) as string;
        if (!printed.includes(".")) expect(ipaddr.IPv6.parse(printed).toRFC5952String()).toBe(printed);
      }),
    );
  });
});

function addressOf(type: "A" | "AAAA", text: string): string | undefined {
  const reading = rdataFromText(`${type} ${text}`);
  return "reason" in reading ? undefined : reading.text.slice(type.length + 1);
}
