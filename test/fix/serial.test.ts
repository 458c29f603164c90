import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLaterSerial, nextSerial, serialFormat } from "../../src/fix/serial.js";

const now = new Date("2026-11-22T10:00:00Z");
const serial = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe("isLaterSerial", () => {
  // RFC 1982 §5.2 has the same cases for 8 bits; here with 32.
  it.each([
    [1, 0, true],
    [0, 1, false],
    [44, 0, true],
    [2 ** 31 - 1, 0, true],
    [2 ** 31, 0, false],
    [0, 2 ** 31, false],
    [2 ** 31 + 1, 0, false],
    [0, 2 ** 32 - 1, true],
    [100, 2 ** 32 - 200, true],
    [7, 7, false],
  ])("%d after %d: %s", (later, earlier, expected) => {
    expect(isLaterSerial(later, earlier)).toBe(expected);
  });
});

describe("serialFormat", () => {
  it.each([
    [2026112201, "date"],
    [1999123199, "date"],
    [2024022900, "date"],
    [2023022900, "counter"],
    [2026133101, "counter"],
    [1_700_000_000, "unix time"],
    [1_795_500_000, "counter"],
    [1, "counter"],
    [20261122, "counter"],
    [4294967295, "counter"],
  ] as const)("%d is kept as %s", (value, format) => {
    expect(serialFormat(value, now)).toBe(format);
  });
});

describe("nextSerial", () => {
  it.each([
    ["a day before today", 2026112105, 2026112201],
    ["today", 2026112201, 2026112202],
    ["today's zero", 2026112200, 2026112201],
    ["the hundredth change of today", 2026112299, 2026112301],
    ["the hundredth change of a month's last day", 2026113099, 2026120101],
    ["a date ahead of today", 2027010105, 2027010106],
    ["seconds", 1_700_000_000, 1_795_341_600],
    ["seconds of this very second", 1_795_341_600, 1_795_341_601],
    ["a counter", 119, 120],
    ["zero", 0, 1],
    ["the greatest: 0 is passed over", 4294967295, 1],
    ["a day without a century in the format", 20261122, 20261123],
  ])("%s: %d becomes %d", (_, old, expected) => {
    expect(nextSerial(old, now)).toBe(expected);
  });

  it("is always later by RFC 1982", () => {
    const moments = fc.date({ min: new Date(0), max: new Date("2105-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(serial, moments, (old, moment) => {
        const next = nextSerial(old, moment);
        expect(isLaterSerial(next, old)).toBe(true);
        expect(next).toBeGreaterThan(0);
        expect(next).toBeLessThan(2 ** 32);
      }),
    );
  });

  it("keeps a date a date", () => {
    const dates = fc
      .tuple(fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }), fc.nat(99))
      .map(([day, change]) => Number(day.toISOString().slice(0, 10).replaceAll("-", "")) * 100 + change);
    fc.assert(fc.property(dates, (old) => serialFormat(nextSerial(old, now), now) === "date"));
  });
});
