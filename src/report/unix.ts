import type { Report } from "../finding.js";
import { printable } from "../text/printable.js";
import { located } from "./located.js";

/** One line a finding, `file:line:column: severity: message [rule]`: what vim, Emacs and grep read. */
export function unixReport(report: Report): string {
  return located(report.findings)
    .map(({ file, start, finding }) => {
      const message = finding.message.replace(/\s*\n\s*/g, " ");
      return `${printable(`${file}:${start.line}:${start.column}: ${finding.severity}: ${message} [${finding.rule}]`)}\n`;
    })
    .join("");
}
