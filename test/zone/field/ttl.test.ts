import { describe, expect, test } from "vitest";
import { seconds } from "../../../src/zone/field/ttl.js";

describe("seconds", () => {
  // What BIND 9.18 makes of each is in fixtures/rdata/soa.txt.
  test.each([
    ["0", 0],
    ["3600", 3600],
    ["007", 7],
    ["1h", 3600],
    ["1H30M", 5400],
    ["1w2d3h4m5s", 788_645],
    ["1s1w", 604_801],
    ["1h1h", 7200],
    ["4294967296", 4_294_967_296],
    ["", -1],
    ["h", -1],
    ["1h30", -1],
    ["1.5h", -1],
    ["-1", -1],
    ["1y", -1],
    ["1h ", -1],
  ])("%s", (text, expected) => {
    const bytes = new TextEncoder().encode(`x${text}x`);
    expect(seconds(bytes, 1, bytes.length - 1)).toBe(expected);
  });
});
