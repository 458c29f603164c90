import { describe, expect, test } from "vitest";
import { openSource } from "../../src/text/open-source.js";
import { isBindMissing } from "../zone/named-compilezone.js";
import { disagreement, isForBind } from "./bind-agrees.js";
import { mutated } from "./mutate.js";
import { readFuzzed, unsound } from "./oracles.js";
import { randomFrom } from "./random.js";
import { brokenOnce, zoneSeeds } from "./seeds.js";

// ZONEWRIGHT_INPUTS=1000000 is a long run; ZONEWRIGHT_SEED repeats the one that a failure names.
const firstSeed = Number(process.env.ZONEWRIGHT_SEED ?? Date.now() % 2 ** 31);
const inputs = Number(process.env.ZONEWRIGHT_INPUTS ?? 8_000);
const perBindQuestion = Number(process.env.ZONEWRIGHT_PER_BIND ?? 80);
const isBindAsked = !isBindMissing();

const seeds = zoneSeeds().map(({ bytes }) => Buffer.from(bytes).toString("latin1"));

/** A range of $GENERATE that would take the time of a thousand other texts. */
const makesThousands = /generate"?\s+\S*\d{4}/i;

/** What is wrong with how a text is read; undefined when nothing is. */
function faultOf(text: string, askBind: boolean): string | undefined {
  if (makesThousands.test(text)) return undefined;
  const bytes = Buffer.from(text, "latin1");
  try {
    const source = openSource("fuzz", bytes);
    if ("undecodable" in source) return undefined;
    const reading = readFuzzed(source);
    return unsound(source, reading) ?? (askBind && isForBind(text) ? disagreement(bytes, reading) : undefined);
  } catch (error) {
    return `it throws ${error instanceof Error ? error.stack : error}`;
  }
}

/** Takes away what a fault does not need: lines, then single octets. */
function shrunk(text: string, fault: string, askBind: boolean): string {
  const kind = fault.slice(0, 20);
  let least = text;
  for (const parts of [(all: string) => all.split(/(?<=\n)/), (all: string) => [...all]]) {
    for (let i = parts(least).length - 1; i >= 0 && least.length < 2000; i--) {
      const fewer = parts(least).toSpliced(i, 1).join("");
      if (faultOf(fewer, askBind)?.startsWith(kind)) least = fewer;
    }
  }
  return least;
}

describe("a text that is nearly a zone", () => {
  test.each(brokenOnce(/\.zone$/))("$path, which was read wrongly once", ({ bytes }) => {
    expect(faultOf(Buffer.from(bytes).toString("latin1"), isBindAsked)).toBeUndefined();
  });

  test(`is read soundly, ${inputs} times, seed ${firstSeed}`, { timeout: 60_000 + 10 * inputs }, () => {
    const faults: string[] = [];
    for (let i = 0; i < inputs && faults.length < 5; i++) {
      const seed = (firstSeed + i) % 2 ** 31;
      const random = randomFrom(seed);
      const text = mutated(random.pick(seeds), random, () => random.pick(seeds));
      const askBind = isBindAsked && i % perBindQuestion === 0;
      const fault = faultOf(text, askBind);
      if (fault) faults.push(`ZONEWRIGHT_SEED=${seed}: ${fault}\n${JSON.stringify(shrunk(text, fault, askBind))}`);
    }
    expect(faults).toEqual([]);
  });
});
