import { compare } from "../../src/compare/compare.js";
import { type Comparison, compareEstates } from "../../src/compare/comparison.js";
import { buildEstate } from "../../src/estate/build.js";
import type { Report } from "../../src/finding.js";
import { positionAt } from "../../src/text/position.js";
import { readZone } from "../../src/zone/reader.js";
import { sourceOf } from "../fix/zone-text.js";

/** Zone texts by the name of the zone. */
export type ZoneTexts = Readonly<Record<string, string>>;

export interface Moment {
  readonly now?: string;
  readonly cutover?: string;
}

export function comparisonOf(before: ZoneTexts, after: ZoneTexts, { now, cutover }: Moment = {}): Comparison {
  const estate = (texts: ZoneTexts, side: string) => {
    const read = Object.entries(texts).map(([name, text]) =>
      readZone(sourceOf(`$ORIGIN ${name}.\n$TTL 3600\n${text}\n`, `${side}/${name}.zone`)),
    );
    const zones = { public: read.map(({ zone }) => zone) };
    const problems = read.flatMap((one) => one.problems);
    const notes = read.flatMap((one) => one.notes);
    return buildEstate({ zones, problems, notes, ...(now && { now: new Date(now) }) });
  };
  const options = cutover === undefined ? {} : { cutover: new Date(cutover) };
  return compareEstates(estate(before, "old"), estate(after, "new"), options);
}

export function reportOf(before: ZoneTexts, after: ZoneTexts, moment?: Moment): Report {
  return compare(comparisonOf(before, after, moment));
}

/** What is found, as `error records-lost old/a.example.zone:5 (mail in)`; two lines stand before the texts. */
export function saidOf({ findings }: Report): string[] {
  return findings.map(({ severity, certainty, rule, at, service }) => {
    const line = positionAt(at.source, at.start).line - 2;
    const unsure = certainty === "possible" ? " possible" : "";
    return `${severity}${unsure} ${rule} ${at.source.path}:${line}${service ? ` (${service})` : ""}`;
  });
}
