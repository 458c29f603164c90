import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Fixture, fixtures } from "../scripts/fixture/fixtures.mjs";
import { purposeOf } from "../scripts/generate/rule-pages.mjs";
import { root } from "../scripts/paths.mjs";
import { lint } from "../src/lint.js";
import { rules } from "../src/rules/index.js";
import { estateOf, timeOf } from "./fixture/estate.js";
import { expectedIn, reported, unknownRulesIn } from "./fixture/expected.js";
import { fixed, keptFixed } from "./fixture/fixing.js";
import { type Changed, readFixture } from "./fixture/reading.js";

const all = fixtures();

describe.each(all.map((fixture) => [fixture.path, fixture] as const))("%s", (_, fixture) => {
  const reading = readFixture(fixture);
  const report = lint(estateOf(reading));

  test("reports exactly what it expects", () => {
    expect(unknownRulesIn(fixture)).toEqual([]);
    expect(reported(report.findings)).toEqual(expectedIn(fixture));
  });

  if (fixture.good) {
    test("has no error and no warning", () => {
      expect(reported(report.findings.filter(({ severity }) => severity !== "info"))).toEqual([]);
    });
  }

  test("is fixed as is kept beside it, and once is enough", () => {
    const now = timeOf(reading.facts);
    const changed = fixed(report, now);
    if (process.env.UPDATE_FIXED) keep(fixture, changed);
    expect(asText(changed)).toEqual(asText(keptFixed(fixture)));
    if (changed.size === 0) return;
    const again = lint(estateOf(readFixture(fixture, changed)));
    expect(asText(fixed(again, now))).toEqual({});
  });

  test("says that it was skipped, of every rule that spoke and lost its certificate", () => {
    const spoke = new Set(report.findings.map(({ rule }) => rule));
    const needing = rules.filter(({ meta }) => meta.needs.includes("certificate") && spoke.has(meta.id));
    const without = lint(estateOf({ ...reading, certificates: [] }));
    const skipped = without.skipped.map(({ rule }) => rule);
    expect(skipped).toEqual(expect.arrayContaining(needing.map(({ meta }) => meta.id)));
  });
});

describe("every rule has its fixtures", () => {
  test.each(rules.map(({ meta }) => meta.id))("%s", (id) => {
    const own = all.filter(({ rule }) => rule === id);
    const bad = own.filter(({ good }) => !good);
    expect(bad.length, "bad ones").toBeGreaterThanOrEqual(1);
    expect(own.length - bad.length, "good ones, which are traps").toBeGreaterThanOrEqual(2);
    for (const fixture of bad) expect(expectedIn(fixture).join("\n"), fixture.path).toContain(` ${id}`);
    for (const fixture of own)
      expect(purposeOf(fixture), `${fixture.path} says in its first comment what it shows`).not.toBe("");
  });

  test("and every folder of fixtures is a rule's", () => {
    const ids = rules.map(({ meta }) => meta.id);
    expect(all.filter(({ rule }) => rule !== undefined && !ids.includes(rule)).map(({ path }) => path)).toEqual([]);
  });
});

/** Bytes one to one as characters, for a readable difference. */
function asText(files: Changed): Record<string, string> {
  return Object.fromEntries(Array.from(files, ([path, bytes]) => [path, Buffer.from(bytes).toString("latin1")]));
}

function keep(fixture: Fixture, changed: Changed): void {
  for (const [path, bytes] of changed) {
    const to = join(root, `${fixture.fixed}${path.slice(fixture.path.length)}`);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, bytes);
  }
}
