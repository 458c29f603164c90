import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Emission, inverse, recordsAfter } from "../../src/emit/emission.js";
import { emit } from "../../src/emit/emit.js";
import type { Target } from "../../src/emit/target.js";
import { type TargetName, targets } from "../../src/emit/targets/index.js";
import type { RecordSpec } from "../../src/zone/record.js";
import { carriedOut } from "./carried-out.js";
import { cases } from "./cases.js";
import { type Golden, goldenPage, keptPage } from "./golden-page.js";
import { modelOf, targetNames } from "./models/of.js";

const directions: readonly (readonly [string, (emission: Emission) => Emission])[] = [
  ["", (emission) => emission],
  [", taken back", inverse],
];

/** What a target makes of a case; where it cannot make it, the sentences that say so. */
function goldenFor(target: Target, title: string, emission: Emission): Golden {
  const { texts, left } = emit(target, [emission]);
  const text = texts.map((one) => one.text).join("");
  return text === ""
    ? { title, language: "text", text: `${left.join("\n")}\n` }
    : { title, language: target.language, text };
}

describe.each(targetNames)("%s", (name: TargetName) => {
  test("every case, and back, as its page shows them", async () => {
    const target = await targets[name]();
    const goldens = cases.flatMap(({ name: of, emission }) =>
      directions.map(([suffix, direction]) => goldenFor(target, `${of}${suffix}`, direction(emission))),
    );
    const page = goldenPage(name, goldens);
    expect(page).toBe(keptPage(name, page));
  });

  test.each(cases)("$name, and back: what is meant is there", async ({ zone, emission }) => {
    const target = await targets[name]();
    const model = await modelOf(name);
    let held = [...zone.all()].map(({ span: _, ...record }) => record as RecordSpec);
    for (const [, direction] of directions) {
      const one = direction(emission);
      const { got, meant } = await carriedOut(target, model, held, one);
      expect(got).toEqual(meant);
      held = emit(target, [one]).texts.length > 0 ? recordsAfter(held, one.edits) : held;
    }
  });
});

test("every page is a target's", () => {
  expect(readdirSync("fixtures/emit").sort()).toEqual(targetNames.map((name) => `${name}.md`).sort());
});
