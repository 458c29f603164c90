import { randomFrom } from "../../bench/input/random.mjs";
import { type Block, zoneBlocks } from "../../bench/input/zone.mjs";
import { plannedCertificate } from "../../src/certificate/planned.js";
import { buildEstate } from "../../src/estate/build.js";
import { lint } from "../../src/lint.js";
import { positionAt } from "../../src/text/position.js";
import { readZone } from "../../src/zone/reader.js";
import { nameOf, sourceFromText } from "../zone-from-text.js";
import type { Fault } from "./faults.js";

/** A finding without what depends on the size of the zone: where it stands is said by the fault it belongs to. */
export interface Reported {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  /** `file:line`. */
  readonly at: string;
}

const origin = "bench.example.";
/** What faults may point at beside what the clean zone has. */
const standing: Block = { text: "covered IN CNAME mail\n", records: 1 };
const here = " ; here";
const file = "bench.example.zone";

/** A zone with faults in it: its text, and the lines at which each must be found. */
export interface SeededZone {
  readonly text: string;
  /** `RULE file:line`, sorted. */
  readonly expected: readonly string[];
}

/**
 * Puts each fault at a place of its own, drawn by lot, between the blocks of a clean zone.
 * @param records of the clean zone
 */
export function seededZone(records: number, faults: Readonly<Record<string, Fault>>, seed: number): SeededZone {
  const blocks: (Block | { text: string; rule: string })[] = [...zoneBlocks({ origin, records, seed }), standing];
  const random = randomFrom(seed);
  for (const [number, [rule, { lines }]] of Object.entries(faults).entries()) {
    // Never before the zone's own SOA record; a draw is of 16 bits.
    const place = 1 + ((random(65536) * 65536 + random(65536)) % blocks.length);
    blocks.splice(place, 0, { rule, text: lines.map((line) => `${line.replaceAll("%", nameFor(number))}\n`).join("") });
  }
  const expected = Object.entries(faults).flatMap(([rule, { lines, also = [] }], number) => {
    const atDomain = lines.some((line) => line.endsWith(here)) ? also : [rule, ...also];
    return atDomain.map((one) => `${one} ${declaredAt(number)}`);
  });
  let line = 1;
  for (const block of blocks) {
    for (const text of block.text.split("\n").slice(0, -1)) {
      if ("rule" in block && text.endsWith(here)) expected.push(`${block.rule} ${file}:${line}`);
      line++;
    }
  }
  return { text: blocks.map(({ text }) => text).join(""), expected: expected.sort() };
}

function nameFor(number: number): string {
  return `fault${number}`;
}

function declaredAt(number: number): string {
  return `zonewright.yaml:${number + 1}`;
}

/** What zonewright finds in a zone with faults in it. */
export function findingsIn({ text }: SeededZone, faults: Readonly<Record<string, Fault>>): Reported[] {
  const { zone, problems, notes } = readZone(sourceFromText(text, file), { origin: nameOf(origin) });
  const configuration = sourceFromText("\n".repeat(Object.keys(faults).length), "zonewright.yaml");
  const nowhere = { source: configuration, start: 0, end: 0 };
  const declared = Object.values(faults).flatMap(({ domain }, number) => {
    if (!domain) return [];
    const at = { source: configuration, start: number, end: number };
    return { ...domain, name: nameOf(`${nameFor(number)}.${origin}`), at };
  });
  const certificate = ["mail", "covered"].map((name) => ({ text: `${name}.bench.example`, at: nowhere }));
  const estate = buildEstate({
    zones: { public: [zone] },
    problems,
    notes,
    declared,
    certificates: [plannedCertificate(certificate)],
    hosts: new Map([["203.0.113.80", { role: "web", https: "open", names: ["*.hoster.example"] }]]),
    now: new Date("2026-11-22T00:00:00Z"),
  });
  return lint(estate).findings.map(({ rule, severity, message, at }) => {
    return { rule, severity, message, at: `${at.source.path}:${positionAt(at.source, at.start).line}` };
  });
}
