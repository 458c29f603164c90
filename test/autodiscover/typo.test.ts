import { describe, expect, test } from "vitest";
import { autodiscoverTypo } from "../../src/autodiscover/typo.js";

describe("labels near autodiscover", () => {
  test.each([
    ["autdiscover", 1],
    ["autodiscove", 1],
    ["autodicover", 1],
    ["autodsicover", 1],
    ["atuodiscover", 1],
    ["autodiscovr", 1],
    ["autodiscovers", 1],
    ["autodisscover", 1],
    ["autodiskover", 1],
    ["autodiscover-", 1],
    ["atodiscovr", 2],
    ["audodiscovr", 2],
    ["autoddiscoverr", 2],
    ["autodiscovery", "known"],
    ["auto-discover", "known"],
    ["auto-discovery", "known"],
    ["auto_discover", "known"],
  ])("%s: %s", (label, found) => expect(autodiscoverTypo(label)).toBe(found));

  test.each([
    "autodiscover",
    "autodiscover-s",
    "autodiscover-s-dod",
    "autodiscover2",
    "autodiscover01",
    "autodiscover-2",
    "autodiscover-legacy",
    "_autodiscover",
    "lyncdiscover",
    "autoconfig",
    "discover",
    "auto",
    "mail",
    "",
    "*",
    "a".repeat(63),
  ])("%s is none", (label) => expect(autodiscoverTypo(label)).toBeUndefined());
});
