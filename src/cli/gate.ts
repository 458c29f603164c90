import type { Report } from "../finding.js";
import { countsOf } from "../report/counts.js";
import { type ExitStatus, exit } from "./exit.js";

/** From which severity on findings make a run fail. */
export const gates = ["error", "warning", "info", "never"] as const;

export interface Gate {
  readonly failOn: (typeof gates)[number];
  readonly maxWarnings?: number;
}

/**
 * The exit status of a run that reported.
 * @param failures inputs that could not be read: then not everything was judged, whatever was found
 */
export function statusOf(report: Report, failures: readonly string[], { failOn, maxWarnings }: Gate): ExitStatus {
  if (failures.length > 0) return exit.cannotRun;
  const { error, warning, info } = countsOf(report.findings);
  const found = { error, warning: error + warning, info: error + warning + info, never: 0 }[failOn];
  const tooMany = maxWarnings !== undefined && warning > maxWarnings;
  return found > 0 || tooMany ? exit.findings : exit.ok;
}
