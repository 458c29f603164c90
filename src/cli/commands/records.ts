import { type Emission, emissionOf, inSteps } from "../../emit/emission.js";
import { runsThrough } from "../../emit/target.js";
import { targets } from "../../emit/targets/index.js";
import type { Correction } from "../../finding.js";
import { planFixes } from "../../fix/plan.js";
import type { ChangeSet } from "../../zone/edit.js";
import type { Zone } from "../../zone/zone.js";
import { orderIn, waitNotes } from "../correction-order.js";
import { type EmissionOptions, writeEmissions } from "../emission-output.js";
import { type ExitStatus, exit } from "../exit.js";
import type { InputOptions } from "../input/options.js";
import { judgedSession } from "../judged-session.js";
import { say } from "../say.js";
import type { Terminal } from "../terminal.js";

export interface RecordsOptions extends InputOptions, EmissionOptions {
  /** What can be made at once, or what has to wait for it; both where there is none. */
  readonly step?: "1" | "2";
}

/** `zonewright records`: the corrective records alone, in the form of a target. */
export async function recordsCommand(
  paths: readonly string[],
  options: RecordsOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const { session, report, remarks } = await judgedSession(paths, options, terminal);
  const fixes = report.findings.flatMap(({ fix }) => (fix ? [fix] : []));
  const { changeSets, refused } = planFixes(fixes, { unsafe: true, now: session.estate.now });
  const isAutomatic = runsThrough(await targets[options.to]());
  const emissions = changeSets.map((changes) => emissionIn(changes, report.corrections, options.step, isAutomatic));
  const written = await writeEmissions(emissions, options, terminal);
  say(terminal, [
    ...session.remarks,
    ...remarks,
    ...session.failures,
    ...written.remarks,
    ...refused.map(({ fix, why }) => `Left out: ${fix.summary} (${why}).`),
    ...nothing(emissions, options),
  ]);
  if (session.failures.length > 0) return exit.cannotRun;
  return written.isIncomplete ? exit.findings : exit.ok;
}

/** The change of one zone, or the part of it that a step makes, and what to know of it. */
function emissionIn(
  changes: ChangeSet,
  corrections: readonly Correction[],
  step: RecordsOptions["step"],
  isAutomatic: boolean,
): Emission {
  const mine = corrections.filter((correction) => concerns(correction, changes.zone));
  const order = orderIn(changes.zone, mine);
  const advice = mine.flatMap(({ advice, decision }) => [...advice, ...(decision ? [decision.text] : [])]);
  const whole = emissionOf(changes, [...waitNotes(order, step, isAutomatic), ...advice]);
  if (step === undefined) return whole;
  const [first, second] = inSteps(whole, order.isSecond);
  return step === "1" ? first : second;
}

function concerns({ domain, steps }: Correction, zone: Zone): boolean {
  return domain === zone.origin || steps.some(({ edits }) => edits.some((one) => one.zone === zone));
}

function nothing(emissions: readonly Emission[], { step }: RecordsOptions): string[] {
  if (emissions.some(({ edits }) => edits.length > 0)) return [];
  if (step === "2" && emissions.length > 0) return ["Nothing has to wait: what --step 1 writes is all of it."];
  return ["There is nothing that a record would correct; zonewright lint says what was found."];
}
