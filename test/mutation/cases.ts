import { isDeepStrictEqual } from "node:util";
import { type Fixture, fixtures } from "../../scripts/fixture/fixtures.mjs";
import { lint } from "../../src/lint.js";
import { worlds } from "../autodiscover/small-world.js";
import { cureFaults, cureOf, judge, play, verdictFaults } from "../autodiscover/small-world-faults.js";
import { estateFromText } from "../estate-from-text.js";
import { estateOf, timeOf } from "../fixture/estate.js";
import { expectedIn, reported } from "../fixture/expected.js";
import { fixed, keptFixed } from "../fixture/fixing.js";
import { readFixture } from "../fixture/reading.js";

interface Case {
  readonly name: string;
  run(): void;
}

/** One small world in so many: a prime, so that no dimension is left out. */
const step = 89;

/** What has to notice a mutant beside the tests: the fixtures of the rules, and some of the small worlds. */
export function cases(): Case[] {
  const some = [...worlds()].filter((_, i) => i % step === 0);
  return [...fixtures().map(ofFixture), ...some.map(ofWorld)];
}

function ofFixture(fixture: Fixture): Case {
  const reading = readFixture(fixture);
  const expected = expectedIn(fixture);
  const kept = keptFixed(fixture);
  const run = () => {
    const report = lint(estateOf(reading));
    demand(isDeepStrictEqual(reported(report.findings), expected));
    demand(isDeepStrictEqual(asText(fixed(report, timeOf(reading.facts))), asText(kept)));
  };
  return { name: fixture.path, run };
}

function ofWorld(world: ReturnType<typeof worlds> extends Iterable<infer W> ? W : never): Case {
  const run = () => {
    const estate = estateFromText(world.estate);
    const played = play(estate);
    const report = judge(world, estate);
    demand([...verdictFaults(world, estate, report, played)].length === 0);
    demand(cureOf(report) === "" || [...cureFaults(world, estate, report, played)].length === 0);
  };
  return { name: world.title, run };
}

function demand(holds: boolean): void {
  if (!holds) throw new Error("it does not hold");
}

function asText(files: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  return Object.fromEntries([...files].map(([path, bytes]) => [path, new TextDecoder("latin1").decode(bytes)]));
}
