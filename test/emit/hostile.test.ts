import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inverse, recordsAfter } from "../../src/emit/emission.js";
import { targets } from "../../src/emit/targets/index.js";
import { carriedOut } from "./carried-out.js";
import { hostileChange } from "./hostile-change.js";
import { modelOf, targetNames } from "./models/of.js";

describe.each(targetNames)("%s", (name) => {
  test("whatever a zone holds arrives as it is, or is refused in words; and the way back leads back", {
    timeout: 60_000,
  }, async () => {
    const target = await targets[name]();
    const model = await modelOf(name);
    await fc.assert(
      fc.asyncProperty(hostileChange, async ({ held, emission }) => {
        if (emission.edits.length === 0) return;
        const { got, meant, left } = await carriedOut(target, model, held, emission);
        expect(got).toEqual(meant);
        const back = inverse(emission);
        const then = await carriedOut(target, model, recordsAfter(held, emission.edits), back);
        expect(then.got).toEqual(then.meant);
        if (left.length === 0) expect(got).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
