import { emissionOf } from "../../emit/emission.js";
import { planFixes } from "../../fix/plan.js";
import { type ExitStatus, exit } from "../exit.js";
import type { InputOptions } from "../input/options.js";
import { openSession } from "../input/session.js";
import { judge } from "../judge.js";
import { say } from "../say.js";
import { type EmissionTarget, emitters } from "../targets.js";
import type { Terminal } from "../terminal.js";

export interface RecordsOptions extends InputOptions {
  readonly to: EmissionTarget;
}

/** `zonewright records`: the corrective records alone, in the form of a target. */
export async function recordsCommand(
  paths: readonly string[],
  options: RecordsOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const session = await openSession(paths, options, terminal.cwd);
  const { report, remarks } = judge(session, options);
  const fixes = report.findings.flatMap(({ fix }) => (fix ? [fix] : []));
  const { changeSets, refused } = planFixes(fixes, { unsafe: true, now: session.estate.now });
  terminal.stdout.write(emitters[options.to](changeSets.map((changes) => emissionOf(changes))));
  say(terminal, [
    ...session.remarks,
    ...remarks,
    ...session.failures,
    ...refused.map(({ fix, why }) => `Left out: ${fix.summary} (${why}).`),
    ...(changeSets.length === 0
      ? ["There is nothing that a record would correct; zonewright lint says what was found."]
      : []),
  ]);
  return session.failures.length > 0 ? exit.cannotRun : exit.ok;
}
