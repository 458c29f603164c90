import { emissionOf } from "../../emit/emission.js";
import type { Report } from "../../finding.js";
import { planFixes } from "../../fix/plan.js";
import { duration } from "../../report/duration.js";
import type { Name } from "../../zone/name.js";
import { type EmissionOptions, writeEmissions } from "../emission-output.js";
import { type ExitStatus, exit } from "../exit.js";
import type { InputOptions } from "../input/options.js";
import { judgedSession } from "../judged-session.js";
import { say } from "../say.js";
import type { Terminal } from "../terminal.js";

export type RecordsOptions = InputOptions & EmissionOptions;

/** `zonewright records`: the corrective records alone, in the form of a target. */
export async function recordsCommand(
  paths: readonly string[],
  options: RecordsOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const { session, report, remarks } = await judgedSession(paths, options, terminal);
  const fixes = report.findings.flatMap(({ fix }) => (fix ? [fix] : []));
  const { changeSets, refused } = planFixes(fixes, { unsafe: true, now: session.estate.now });
  const emissions = changeSets.map((changes) => emissionOf(changes, notesOn(changes.zone.origin, report)));
  const written = await writeEmissions(emissions, options, terminal);
  say(terminal, [
    ...session.remarks,
    ...remarks,
    ...session.failures,
    ...written.remarks,
    ...refused.map(({ fix, why }) => `Left out: ${fix.summary} (${why}).`),
    ...(changeSets.length === 0
      ? ["There is nothing that a record would correct; zonewright lint says what was found."]
      : []),
  ]);
  if (session.failures.length > 0) return exit.cannotRun;
  return written.isIncomplete ? exit.findings : exit.ok;
}

/** What somebody who types the records in by hand must know as well: the order, how long to wait, what is still to decide. */
function notesOn(domain: Name, { corrections }: Report): string[] {
  return corrections
    .filter((correction) => correction.domain === domain)
    .flatMap(({ steps, advice, decision }) => [
      ...steps
        .slice(0, -1)
        .map(({ wait, why }) => `Add first; wait ${duration(wait)} before anything is deleted: ${why}.`),
      ...advice,
      ...(decision ? [decision.text] : []),
    ]);
}
