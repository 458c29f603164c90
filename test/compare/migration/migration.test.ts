import { describe, expect, test } from "vitest";
import { randomFrom } from "../../../bench/input/random.mjs";
import { yamlTrees } from "../../../src/cli/input/yaml-tree.js";
import { compare } from "../../../src/compare/compare.js";
import { compareEstates } from "../../../src/compare/comparison.js";
import { buildEstate } from "../../../src/estate/build.js";
import type { Estate } from "../../../src/estate/estate.js";
import { readExport } from "../../../src/exports/read-export.js";
import { openSource } from "../../../src/text/open-source.js";
import { nameOf } from "../../zone-from-text.js";
import { damages } from "./damage.js";
import type { Habit } from "./habit.js";
import { habits } from "./habits.js";
import { absolute, drawnZone, type Said } from "./said.js";

/** Another one with MIGRATION_SEED=…; it stands in the name of every test. */
const seed = Number(process.env.MIGRATION_SEED ?? 20_261_118);

const read = new Map<string, Estate>();

/** Most zones that arrive whole are those of another pair. */
function estateOf(habit: Habit, zone: readonly Said[]): Estate {
  const key = `${habit.name} ${JSON.stringify(zone)}`;
  const known = read.get(key) ?? estateIn(habit, zone);
  read.set(key, known);
  return known;
}

function estateIn({ file, write }: Habit, zone: readonly Said[]): Estate {
  const written = write(zone);
  const source = openSource(file, typeof written === "string" ? new TextEncoder().encode(written) : written);
  if ("undecodable" in source) throw new Error(source.undecodable);
  const {
    zone: made,
    problems,
    notes,
  } = readExport(source, { yaml: yamlTrees, ...(isNameless(file) && { origin: nameOf("contoso.com") }) });
  return buildEstate({
    zones: { public: [made] },
    problems,
    notes,
    now: new Date("2026-11-18"),
  });
}

/** Files whose names say nothing of the zone; in them it is stated, or given with --origin. */
function isNameless(file: string): boolean {
  return file === "record-sets.json";
}

/** What is found, additions apart: `RULE OWNER TYPE`, sorted. */
function foundBetween(old: Habit, fresh: Habit, before: readonly Said[], after: readonly Said[]): string[] {
  const { findings } = compare(compareEstates(estateOf(old, before), estateOf(fresh, after)));
  return findings
    .map(({ rule, owner, type, message }) => (owner ? `${rule} ${owner} ${type}` : `${rule}: ${message}`))
    .sort();
}

/** What both can say: of the rest nobody can tell how it arrived. */
function sayable(zone: readonly Said[], ...by: readonly Habit[]): Said[] {
  return zone.filter((record) => by.every(({ cannot }) => !cannot?.(record)));
}

describe.each(habits)(`from $name (seed ${seed})`, (old) => {
  test("a zone that arrives whole, in any form, is no finding", () => {
    const found = habits.map((fresh) => {
      const zone = sayable(drawnZone(randomFrom(seed)), old, fresh);
      return [fresh.name, zone.length > 5, foundBetween(old, fresh, zone, [...zone].reverse())];
    });
    expect(found).toEqual(habits.map(({ name }) => [name, true, []]));
  });

  test("what was lost or damaged on the way to any form is found, and nothing else", () => {
    const runs = habits.map((fresh) => {
      const draw = randomFrom(seed + habits.indexOf(old) * 101 + habits.indexOf(fresh));
      const zone = sayable(drawnZone(draw), old, fresh);
      const { after, expected } = damagedZone(zone, draw, [old, fresh]);
      return { to: fresh.name, expected, found: foundBetween(old, fresh, zone, after) };
    });
    expect(runs.filter(({ expected }) => expected.length === 0)).toEqual([]);
    expect(runs.map(({ to, found }) => [to, found])).toEqual(runs.map(({ to, expected }) => [to, expected]));
  });
});

/** Puts up to four kinds of damage to as many records, of as many names. */
function damagedZone(zone: readonly Said[], draw: (below: number) => number, by: readonly Habit[]) {
  const hit = new Set<string>();
  const expected: string[] = [];
  let after: Said[] = [...zone];
  for (let tries = 0; tries < 60 && expected.length < 4; tries++) {
    const record = zone[draw(zone.length)] as Said;
    const damage = damages[draw(damages.length)];
    const made = damage?.damaged(record);
    if (!damage || !made || hit.has(record.owner) || sayable(made, ...by).length < made.length) continue;
    hit.add(record.owner);
    after = after.flatMap((one) => (one === record ? made : [one]));
    expected.push(`${damage.rule} ${absolute(record.owner)} ${record.type}`);
  }
  return { after, expected: expected.sort() };
}
