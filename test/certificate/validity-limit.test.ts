import { describe, expect, test } from "vitest";
import type { Certificate } from "../../src/certificate/certificate.js";
import { plannedCertificate } from "../../src/certificate/planned.js";
import { validityDays, validityLimitAt } from "../../src/certificate/validity-limit.js";

describe("the longest validity of a public certificate, by the day of issue (Baseline Requirements §6.3.2)", () => {
  test.each([
    ["2018-02-28T23:59:59Z", undefined],
    ["2018-03-01T00:00:00Z", 825],
    ["2020-08-31T23:59:59Z", 825],
    ["2020-09-01T00:00:00Z", 398],
    ["2026-03-14T23:59:59Z", 398],
    ["2026-03-15T00:00:00Z", 200],
    ["2027-03-14T23:59:59Z", 200],
    ["2027-03-15T00:00:00Z", 100],
    ["2029-03-14T23:59:59Z", 100],
    ["2029-03-15T00:00:00Z", 47],
  ])("issued at %s: %s days", (issued, days) => {
    expect(validityLimitAt(new Date(issued))?.days).toBe(days);
  });
});

describe("days of validity: 86,400 seconds each, the last second included, any excess a day (§1.6.1, §6.3.2)", () => {
  test.each([
    ["2026-06-01T00:00:00Z", "2026-06-01T00:00:00Z", 1],
    ["2026-06-01T00:00:00Z", "2026-06-01T23:59:59Z", 1],
    ["2026-06-01T00:00:00Z", "2026-06-02T00:00:00Z", 2],
    ["2026-06-01T00:00:00Z", "2026-12-17T23:59:59Z", 200],
    ["2026-06-01T00:00:00Z", "2026-12-18T00:00:00Z", 201],
    ["2026-03-14T12:00:00Z", "2027-04-16T11:59:59Z", 398],
  ])("from %s to %s: %i", (from, to, days) => {
    expect(validityDays(dated(from, to))).toBe(days);
  });

  test("names alone have none", () => {
    expect(validityDays(plannedCertificate([]))).toBeUndefined();
  });
});

function dated(from: string, to: string): Certificate {
  return { ...plannedCertificate([]), notBefore: new Date(from), notAfter: new Date(to) };
}
