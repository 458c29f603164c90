import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Emission, inverse, recordsAfter } from "../../src/emit/emission.js";
import { emit } from "../../src/emit/emit.js";
import { type TargetName, targets } from "../../src/emit/targets/index.js";
import { carriedOut } from "./carried-out.js";
import { cases } from "./cases.js";
import { modelOf, targetNames } from "./models/of.js";

const folder = "fixtures/emit";

/** UPDATE_EMITTED=1 writes them; what they do is held against a model of the provider either way. */
function golden(path: string, text: string): string {
  if (process.env.UPDATE_EMITTED) {
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
  }
  return existsSync(path) ? readFileSync(path, "utf8") : `${path} is missing: UPDATE_EMITTED=1 writes it`;
}

const directions: readonly (readonly [string, (emission: Emission) => Emission])[] = [
  ["", (emission) => emission],
  [".rollback", inverse],
];

/** What a case says when the target cannot make it: the sentences stand in place of the text. */
function shown(texts: readonly { readonly text: string }[], left: readonly string[]): string {
  return texts.map(({ text }) => text).join("") || `${left.join("\n")}\n`;
}

describe.each(targetNames)("%s", (name: TargetName) => {
  test.each(cases)("$name, and back", async ({ name: of, zone, emission }) => {
    const target = await targets[name]();
    const model = await modelOf(name);
    let held = [...zone.all()].map(({ span: _, ...record }) => record as (typeof emission.before & object)[number]);
    for (const [suffix, direction] of directions) {
      const one = direction(emission);
      const { texts, left } = emit(target, [one]);
      const path = join(folder, name, `${of}${suffix}.${target.extension}`);
      expect(shown(texts, left)).toBe(golden(path, shown(texts, left)));
      const { got, meant } = await carriedOut(target, model, held, one);
      expect(got).toEqual(meant);
      held = texts.length > 0 ? recordsAfter(held, one.edits) : held;
    }
  });

  test("has no other goldens", async () => {
    const { extension } = await targets[name]();
    const wanted = cases.flatMap(({ name: of }) => directions.map(([suffix]) => `${of}${suffix}.${extension}`));
    expect(readdirSync(join(folder, name)).sort()).toEqual(wanted.sort());
  });
});

test("every folder is a target's", () => {
  expect(readdirSync(folder).sort()).toEqual([...targetNames].sort());
});
