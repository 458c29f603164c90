import type { Report } from "../../finding.js";
import { closingLines } from "../../report/closing.js";
import { jsonReport } from "../../report/json.js";
import { prettyReport } from "../../report/pretty.js";
import { unixReport } from "../../report/unix.js";
import { docsOf } from "../docs.js";
import type { ExitStatus } from "../exit.js";
import { type Gate, statusOf } from "../gate.js";
import type { InputOptions } from "../input/options.js";
import { judgedSession } from "../judged-session.js";
import { deliverPieces, outputsOf } from "../output.js";
import { say } from "../say.js";
import type { Terminal } from "../terminal.js";
import { themeFor } from "../theme.js";
import { version } from "../version.js";

export interface LintOptions extends InputOptions, Gate {
  readonly format: readonly string[];
  readonly quiet?: boolean;
  readonly color?: boolean;
}

const formats = ["pretty", "json", "unix"] as const;

/** `zonewright lint`: findings on standard output, everything else on standard error. */
export async function lintCommand(
  paths: readonly string[],
  options: LintOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const outputs = outputsOf(options.format, formats);
  const { session, report, notes, remarks } = await judgedSession(paths, options, terminal);
  const shown = options.quiet ? errorsOf(report) : report;
  const hidden = report.findings.length - shown.findings.length;
  const correctable = report.findings.filter(({ fix }) => fix && fix.edits.length > 0).length;
  const allNotes = [
    ...notes,
    ...(hidden === 0 ? [] : [`${hidden} less than an error not shown`]),
    ...(correctable === 0 ? [] : [`zonewright fix can correct ${correctable}`]),
  ];
  for (const output of outputs) {
    const pieces = piecesOf(output.format, shown, allNotes, options, output.file === undefined, terminal);
    await deliverPieces(output, pieces, terminal);
  }
  const isSaid = outputs.some(({ format, file }) => format === "pretty" && file === undefined);
  say(terminal, [...session.remarks, ...remarks, ...session.failures]);
  if (!isSaid) say(terminal, closingLines(shown, themeFor(terminal.stderr, terminal, false), allNotes));
  return statusOf(report, session.failures, options);
}

function piecesOf(
  format: (typeof formats)[number],
  report: Report,
  notes: readonly string[],
  { color }: LintOptions,
  isStandardOutput: boolean,
  terminal: Terminal,
): Iterable<string> {
  if (format === "json") return jsonReport(report, { name: "zonewright", version }, docsOf);
  if (format === "unix") return unixReport(report);
  return prettyReport(
    report,
    themeFor(isStandardOutput ? terminal.stdout : { write() {} }, terminal, color),
    docsOf,
    notes,
  );
}

/** `--quiet`: errors, what corrects them, and the count. */
function errorsOf(report: Report): Report {
  const findings = report.findings.filter(({ severity }) => severity === "error");
  const domains = new Set(findings.map(({ domain }) => domain));
  const corrections = report.corrections.filter(({ domain }) => domains.has(domain));
  return { ...report, findings, corrections, inferences: [], skipped: [] };
}
