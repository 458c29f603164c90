import { expect, test } from "vitest";
import { duration, grouped, plural } from "../../src/report/duration.js";

test.each([
  [0, "0 seconds"],
  [1, "1 second"],
  [59, "59 seconds"],
  [60, "1 minute"],
  [300, "5 minutes"],
  [3_600, "1 hour"],
  [5_400, "1 hour 30 minutes"],
  [86_400, "1 day"],
  [90_000, "1 day 1 hour"],
  [86_401, "1 day 1 hour"],
  [172_799, "2 days"],
  [604_800, "7 days"],
  [2_147_483_647, "24855 days 4 hours"],
])("%i seconds are %s", (seconds, text) => {
  expect(duration(seconds).replaceAll(",", "")).toBe(text);
});

test("counts have their noun in the right number and commas between thousands", () => {
  expect([plural(0, "zone"), plural(1, "zone"), plural(12_345, "record")]).toEqual([
    "0 zones",
    "1 zone",
    "12,345 records",
  ]);
  expect([grouped(999), grouped(1_000), grouped(1_234_567)]).toEqual(["999", "1,000", "1,234,567"]);
});
