import type { Report } from "../../finding.js";
import { closingLines } from "../../report/closing.js";
import { plural } from "../../report/duration.js";
import { jsonReport } from "../../report/json.js";
import { prettyReport } from "../../report/pretty.js";
import { unixReport } from "../../report/unix.js";
import { checks } from "../../verify/checks/index.js";
import { type Network, systemNetwork } from "../../verify/network.js";
import { remarksOn } from "../../verify/remarks.js";
import { verificationReport } from "../../verify/verification-report.js";
import { docsOf } from "../docs.js";
import type { ExitStatus } from "../exit.js";
import { type Gate, statusOf } from "../gate.js";
import { withoutIgnored } from "../ignore.js";
import type { InputOptions } from "../input/options.js";
import { deliverPieces, outputsOf } from "../output.js";
import { type ProbeSettings, probedLint, refuseIdle, withLint } from "../probe/probed-lint.js";
import { withProgress } from "../progress.js";
import { levelsOf } from "../rule-options.js";
import { say } from "../say.js";
import type { Terminal } from "../terminal.js";
import { themeFor } from "../theme.js";
import {
  type AskingOptions,
  askedText,
  askServers,
  insideRemark,
  nobodyAsked,
  openSessions,
  serverOption,
  tsigKey,
} from "../verify/asking.js";
import { version } from "../version.js";

export interface VerifyOptions extends InputOptions, Gate, AskingOptions, ProbeSettings {
  readonly format: readonly string[];
  readonly quiet?: boolean;
  readonly color?: boolean;
}

const formats = ["pretty", "json", "unix"] as const;

/** `zonewright verify [PATH…]`: the files against what name servers answer, and with `--probe` what hosts do. */
export async function verifyCommand(
  paths: readonly string[],
  options: VerifyOptions,
  terminal: Terminal,
  network: Network = systemNetwork,
): Promise<ExitStatus> {
  // A wrong format is told before anybody is asked.
  outputsOf(options.format, formats);
  refuseIdle(options);
  const servers = options.server.map(serverOption);
  const key = options.tsigKey === undefined ? undefined : tsigKey(options.tsigKey, terminal.cwd);
  const asked = await withProgress(terminal, options.quiet, async (progress) => {
    const { session, today } = await openSessions(paths, options, terminal, progress);
    const verified = options.servers
      ? await askServers(session, servers, network, { ...options, ...(key && { key }) }, progress)
      : nobodyAsked;
    const probed = await probedLint(session, options, network, progress, terminal.cwd);
    return { session, today, verified, ...(probed && { probed }) };
  });
  const { session, today, verified, probed } = asked;
  const levels = await levelsOf(session, options.rule);
  const answers = verificationReport(verified, { levels, estate: session.estate, ...(today && { today }) });
  const whole = probed ? withLint(answers, probed.judged.report) : answers;
  const ignores = (session.config?.ignore ?? []).filter(({ rule }) => checks.some(({ meta }) => meta.id === rule));
  const { kept, ignored, remarks } = withoutIgnored(whole.findings, ignores, session.estate.now);
  const report = { ...whole, findings: kept };
  const notes = [
    ...(probed?.judged.notes ?? []),
    ...(ignored === 0 ? [] : [`${plural(ignored, "finding")} ignored`]),
    ...(options.servers ? [askedText(verified, servers)] : []),
  ];
  const failures = [...session.failures, ...verified.failures];
  const inside = options.servers ? insideRemark(session) : [];
  const found = [...(probed?.said ?? []), ...(probed?.judged.remarks ?? [])];
  const sentences = [...session.remarks, ...inside, ...remarksOn(verified), ...found, ...remarks, ...failures];
  await deliverReport(report, notes, sentences, options, terminal);
  return statusOf(report, failures, options);
}

/** @param sentences for standard error, before the count where that goes there as well */
async function deliverReport(
  report: Report,
  notes: readonly string[],
  sentences: readonly string[],
  { format, quiet, color }: VerifyOptions,
  terminal: Terminal,
): Promise<void> {
  const outputs = outputsOf(format, formats);
  const errors = report.findings.filter(({ severity }) => severity === "error");
  const shown = quiet ? { ...report, findings: errors } : report;
  const hidden = report.findings.length - shown.findings.length;
  const allNotes = hidden === 0 ? notes : [...notes, `${hidden} less than an error not shown`];
  for (const output of outputs) {
    const sink = output.file === undefined ? terminal.stdout : { write() {} };
    const pieces = piecesOf(output.format, shown, allNotes, themeFor(sink, terminal, color));
    await deliverPieces(output, pieces, terminal);
  }
  say(terminal, sentences);
  const isSaid = outputs.some((output) => output.format === "pretty" && output.file === undefined);
  if (!isSaid) say(terminal, closingLines(shown, themeFor(terminal.stderr, terminal, false), allNotes));
}

function piecesOf(
  format: (typeof formats)[number],
  report: Report,
  notes: readonly string[],
  theme: ReturnType<typeof themeFor>,
): Iterable<string> {
  if (format === "json") return jsonReport(report, { name: "zonewright", version }, docsOf);
  return format === "unix" ? unixReport(report) : prettyReport(report, theme, docsOf, notes);
}
