import type { Report } from "../finding.js";
import { printable } from "../text/printable.js";
import { located } from "./located.js";

/** One line a finding, `file:line:column: severity: message [rule]`: what vim, Emacs and grep read. */
export function* unixReport(report: Report): Iterable<string> {
  for (const { file, start, finding } of located(report.findings)) {
    const message = finding.message.replace(/\s*\n\s*/g, " ");
    yield `${printable(`${file}:${start.line}:${start.column}: ${finding.severity}: ${message} [${finding.rule}]`)}\n`;
  }
}
