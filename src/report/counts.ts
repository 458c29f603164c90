import type { Finding, Report, Severity } from "../finding.js";

/** How many findings there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

export function countsOf(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

export interface Summary {
  readonly zones: number;
  readonly records: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly skipped: number;
}

export function summaryOf(report: Report): Summary {
  const { error, warning, info } = countsOf(report.findings);
  const { zones, records, skipped } = report;
  return { zones, records, errors: error, warnings: warning, infos: info, skipped: skipped.length };
}
