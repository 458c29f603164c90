import type { Fix, Report } from "../finding.js";
import { closingLines } from "./closing.js";
import { located } from "./located.js";
import { correctionLines } from "./pretty/correction.js";
import { findingLines } from "./pretty/finding.js";
import type { Theme } from "./theme.js";

/**
 * A report for people: the findings, the corrections once per domain, what was inferred and skipped, the count.
 * @param docs where the page of a rule is
 * @param notes clauses for the last line
 * @returns its text in pieces, one for each finding: of a large report the lines alone would fill the memory
 */
export function* prettyReport(
  report: Report,
  theme: Theme,
  docs: (rule: string) => string,
  notes: readonly string[] = [],
): Iterable<string> {
  const shown = new Map<Fix, string>();
  const corrected = new Set(report.corrections.flatMap(({ commands }) => commands.map(({ text }) => text)));
  for (const found of located(report.findings)) {
    const { fix } = found.finding;
    const lines = findingLines(found, { shownAt: fix && shown.get(fix), corrected }, docs, theme);
    if (fix && !shown.has(fix)) shown.set(fix, `${found.file}:${found.start.line}`);
    yield textOf([...lines, ""]);
  }
  for (const lines of correctionLines(report.corrections, theme)) yield textOf(lines);
  yield textOf(closingLines(report, theme, notes));
}

function textOf(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
