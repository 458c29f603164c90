import { describe, expect, test } from "vitest";
import type { Certificate } from "../../src/certificate/certificate.js";
import { plannedCertificate } from "../../src/certificate/planned.js";
import { inDays, utc, validityAt } from "../../src/certificate/validity.js";

function dated(from: string, until: string): Certificate {
  return { ...plannedCertificate([]), notBefore: new Date(`${from}T00:00:00Z`), notAfter: new Date(until) };
}

const twoHundredDays = dated("2026-06-01", "2026-12-17T23:59:59Z");
const ninetyDays = dated("2026-06-01", "2026-08-29T23:59:59Z");
const fortySevenDays = dated("2029-06-01", "2029-07-17T23:59:59Z");

describe("validityAt", () => {
  test.each([
    ["a second before it begins", twoHundredDays, "2026-05-31T23:59:59Z", "not yet valid"],
    ["its first moment", twoHundredDays, "2026-06-01T00:00:00Z", "valid"],
    ["31 days left of 200", twoHundredDays, "2026-11-17T00:00:00Z", "valid"],
    ["30 days left of 200", twoHundredDays, "2026-11-18T00:00:00Z", "valid"],
    ["a second less", twoHundredDays, "2026-11-18T00:00:01Z", "expires soon"],
    ["the second of notAfter", twoHundredDays, "2026-12-17T23:59:59Z", "expires soon"],
    ["within that second", twoHundredDays, "2026-12-17T23:59:59.999Z", "expires soon"],
    ["the next second", twoHundredDays, "2026-12-18T00:00:00Z", "expired"],
    ["a third of 90 days, which is 30", ninetyDays, "2026-07-31T00:00:00Z", "valid"],
    ["a second less", ninetyDays, "2026-07-31T00:00:01Z", "expires soon"],
    ["16 days left of 47", fortySevenDays, "2029-07-02T00:00:00Z", "valid"],
    ["a third of 47 days: 15 days 16 hours", fortySevenDays, "2029-07-02T08:00:00Z", "valid"],
    ["a second less", fortySevenDays, "2029-07-02T08:00:01Z", "expires soon"],
    ["dates the wrong way round", dated("2027-01-01", "2026-01-01T00:00:00Z"), "2026-06-01T00:00:00Z", "expired"],
  ])("%s", (_, certificate, now, phase) => {
    expect(validityAt(certificate, new Date(now))?.phase).toBe(phase);
  });

  test("knows the last tenth of a life", () => {
    const at = (now: string) => validityAt(twoHundredDays, new Date(now))?.atItsEnd;
    expect(at("2026-11-28T00:00:00Z")).toBe(false);
    expect(at("2026-11-28T00:00:01Z")).toBe(true);
  });

  test("measures to the end, from the end, and to the beginning", () => {
    const days = (now: string) => inDays(validityAt(twoHundredDays, new Date(now))?.distance ?? Number.NaN);
    expect(days("2026-12-17T00:00:00Z")).toBe("1 day");
    expect(days("2026-12-10T12:00:00Z")).toBe("7 days");
    expect(days("2026-12-18T00:00:00Z")).toBe("less than a day");
    expect(days("2027-01-10T00:00:00Z")).toBe("23 days");
    expect(days("2026-05-01T00:00:00Z")).toBe("31 days");
  });

  test("says nothing of a certificate without dates", () => {
    expect(validityAt(plannedCertificate([]), new Date())).toBeUndefined();
  });
});

test("a moment in words", () => {
  expect(utc(new Date("2026-12-17T23:59:59.250Z"))).toBe("2026-12-17 23:59:59 UTC");
});
