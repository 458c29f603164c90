import { describe, expect, test } from "vitest";
import { readCertificate } from "../../src/certificate/read.js";
import { yamlTrees } from "../../src/cli/input/yaml-tree.js";
import { readExport } from "../../src/exports/read-export.js";
import { openSource } from "../../src/text/open-source.js";
import { resolveSpan } from "../../src/text/position.js";
import { canonicalRecords } from "../../src/zone/canonical.js";
import { mutated } from "./mutate.js";
import { randomFrom } from "./random.js";
import { brokenOnce, certificateSeeds, exportSeeds, type Seed } from "./seeds.js";

const firstSeed = Number(process.env.ZONEWRIGHT_SEED ?? Date.now() % 2 ** 31);
const inputs = Math.ceil(Number(process.env.ZONEWRIGHT_INPUTS ?? 8_000) / 10);

/** Reads files that are nearly one of these; what is wrong with how the first few of them are read. */
function faultsIn(seeds: readonly Seed[], faultOf: (path: string, bytes: Uint8Array) => string | undefined): string[] {
  const faults: string[] = [];
  const texts = seeds.map(({ bytes }) => Buffer.from(bytes).toString("latin1"));
  for (let i = 0; i < inputs && faults.length < 5; i++) {
    const seed = (firstSeed + i) % 2 ** 31;
    const random = randomFrom(seed);
    const which = random.below(seeds.length);
    const text = mutated(texts[which] as string, random, () => random.pick(texts));
    try {
      const fault = faultOf((seeds[which] as Seed).path, Buffer.from(text, "latin1"));
      if (fault) faults.push(`ZONEWRIGHT_SEED=${seed}: ${fault}\n${JSON.stringify(text)}`);
    } catch (error) {
      faults.push(`ZONEWRIGHT_SEED=${seed}: ${error instanceof Error ? error.stack : error}\n${JSON.stringify(text)}`);
    }
  }
  return faults;
}

function exportFault(path: string, bytes: Uint8Array): string | undefined {
  const source = openSource(path, bytes);
  if ("undecodable" in source) return undefined;
  const { zone, problems, notes } = readExport(source, { yaml: yamlTrees });
  const printed = [...canonicalRecords(zone)];
  if (printed.length !== zone.size) return `${printed.length} records of ${zone.size} are printed`;
  const spans = [...problems.map(({ at }) => at), ...notes.flatMap(({ at }) => at ?? []), zone.apex].map(resolveSpan);
  const stray = spans.find(({ source: { bytes: all }, start, end }) => start < 0 || end < start || end > all.length);
  return stray && `a place lies outside of its text: ${stray.start} to ${stray.end}`;
}

function certificateFault(path: string, bytes: Uint8Array): string | undefined {
  const read = readCertificate({ path, bytes });
  return "unreadable" in read && read.unreadable === "" ? "it is refused without a reason" : undefined;
}

test.each(brokenOnce(/\.(?:csv|json|ya?ml|txt)$/))("$path, which was read wrongly once", ({ path, bytes }) => {
  expect(exportFault(path, bytes)).toBeUndefined();
});

describe(`${inputs} files of each kind, seed ${firstSeed}`, () => {
  test("what is nearly an export is read or refused", { timeout: 60_000 + 10 * inputs }, () => {
    expect(faultsIn(exportSeeds(), exportFault)).toEqual([]);
  });

  test("what is nearly a certificate is read or refused", { timeout: 60_000 + 10 * inputs }, () => {
    expect(faultsIn(certificateSeeds(), certificateFault)).toEqual([]);
  });
});
