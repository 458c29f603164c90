import { expect, test } from "vitest";
import { rules } from "../../src/rules/index.js";
import { faults, notSeeded } from "./faults.js";
import { findingsIn, seededZone } from "./seeded.js";

test("there is a fault for every rule that lines of one zone can break", () => {
  const seeded = Object.entries(faults).flatMap(([rule, { also = [] }]) => [rule, ...also]);
  expect([...new Set([...seeded, ...notSeeded])].sort()).toEqual(rules.map(({ meta }) => meta.id).sort());
});

// SEEDED_RECORDS=1000000 looks through a zone of that size too.
const sizes = [1000, 100_000, ...(process.env.SEEDED_RECORDS ?? "").split(",").filter(Boolean).map(Number)];
const small = seededZone(1000, faults, 1);
const saidOfSmall = words(findingsIn(small, faults));

test.each(sizes)("of %i records each fault is found, at its line, and nothing else", (records) => {
  const zone = seededZone(records, faults, records);
  const found = findingsIn(zone, faults);
  expect(found.map(({ rule, at }) => `${rule} ${at}`).sort()).toEqual(zone.expected);
  expect(words(found)).toEqual(saidOfSmall);
});

function words(found: ReturnType<typeof findingsIn>): string[] {
  return found.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`).sort();
}
