import { expect, test } from "vitest";
import { fixtures } from "../../../scripts/fixture/fixtures.mjs";
import { lint } from "../../../src/lint.js";
import { estateOf } from "../../fixture/estate.js";
import { readFixture } from "../../fixture/reading.js";

test.each([
  ["bad-nothing-known-of-the-host", true],
  ["bad-certificate-of-the-hoster", false],
])("of %s: that the host can be declared is said as long as nobody has (%s)", (name, isSaid) => {
  const fixture = fixtures().find(({ path }) => path.endsWith(`apex-https-name-mismatch/${name}.zone`));
  const { findings } = lint(estateOf(readFixture(fixture!)));
  const apex = findings.find(({ rule }) => rule === "apex-https-name-mismatch");
  expect(apex?.help.includes("verify --probe asks that host; or say in zonewright.yaml")).toBe(isSaid);
});
