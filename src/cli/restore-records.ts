import type { Comparison } from "../compare/comparison.js";
import { leftToPeople, restorationOf } from "../compare/restoring.js";
import { type Emission, emissionOf, emissionOfZone } from "../emit/emission.js";
import type { Report } from "../finding.js";
import { isProviders } from "../zone/provided.js";
import type { Zone } from "../zone/zone.js";
import { type EmissionOptions, writeEmissions } from "./emission-output.js";
import { type ExitStatus, exit } from "./exit.js";
import { say } from "./say.js";
import type { Terminal } from "./terminal.js";

export interface RestoreOptions extends EmissionOptions {
  /** What was changed is set back too. */
  readonly all: boolean;
  /** Whether everything could be read. */
  readonly isWhole: boolean;
}

/** `zonewright compare OLD NEW --to TARGET`: the records that the new side lacks, in the form of a target. */
export async function restoreRecords(
  comparison: Comparison,
  report: Report,
  { all, isWhole, ...options }: RestoreOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const emissions = [...changes(report, all), ...wholeZones(comparison, report)];
  const written = await writeEmissions(emissions, options, terminal);
  const left = leftToPeople(report.findings);
  say(terminal, [
    ...written.remarks,
    ...left,
    ...(emissions.length + left.length === 0
      ? ["The new side lacks no record; without --to it is said what else differs."]
      : []),
  ]);
  if (!isWhole) return exit.cannotRun;
  return written.isIncomplete || left.length > 0 ? exit.findings : exit.ok;
}

function changes({ findings }: Report, all: boolean): Emission[] {
  const edits = restorationOf(findings, all);
  const zones = [...new Set(edits.map(({ zone }) => zone))];
  const byZone = new Map<Zone, (typeof edits)[number]["edit"][]>(zones.map((zone) => [zone, []]));
  for (const { zone, edit } of edits) byZone.get(zone)?.push(edit);
  return zones.map((zone) => emissionOf({ zone, edits: byZone.get(zone) ?? [] }));
}

/** Zones that are to be set up; those whose loss is meant are not. */
function wholeZones({ lost }: Comparison, { findings }: Report): Emission[] {
  const missed = new Set(findings.filter(({ rule }) => rule === "zone-lost").map(({ domain }) => domain));
  return lost
    .filter(({ origin }) => missed.has(origin))
    .map((zone) => emissionOfZone(zone.origin, ownRecords(zone), zone.source.path));
}

/** What a zone says itself: the new provider has name servers and keys of its own. */
function* ownRecords(zone: Zone) {
  for (const record of zone.all()) if (!isProviders(record, zone.origin)) yield record;
}
