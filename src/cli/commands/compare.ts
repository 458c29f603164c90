import { checks } from "../../compare/checks/index.js";
import { compare } from "../../compare/compare.js";
import { type Comparison, compareEstates } from "../../compare/comparison.js";
import { restorationOf } from "../../compare/restoring.js";
import { services } from "../../compare/service.js";
import { walkSentences } from "../../compare/walk-sentences.js";
import { type WalkDifference, walkDifferences } from "../../compare/walks.js";
import type { Report } from "../../finding.js";
import { type ComparisonExtras, comparisonText } from "../../report/comparison.js";
import { grouped, plural } from "../../report/duration.js";
import { jsonReport } from "../../report/json.js";
import { unixReport } from "../../report/unix.js";
import { withoutDot } from "../../zone/name.js";
import { docsOf } from "../docs.js";
import type { EmissionOptions } from "../emission-output.js";
import { CannotRun, type ExitStatus, exit } from "../exit.js";
import { type Gate, statusOf } from "../gate.js";
import { withoutIgnored } from "../ignore.js";
import { dateArgument, domainArguments } from "../input/arguments.js";
import type { InputOptions } from "../input/options.js";
import { openSides, type Sides } from "../input/sides.js";
import { deliverPieces, outputsOf } from "../output.js";
import { withProgress } from "../progress.js";
import { levelsOf } from "../rule-options.js";
import { say } from "../say.js";
import type { Terminal } from "../terminal.js";
import { themeFor } from "../theme.js";
import { version } from "../version.js";

export interface CompareOptions extends InputOptions, Gate, Partial<EmissionOptions> {
  readonly format: readonly string[];
  readonly quiet?: boolean;
  readonly color?: boolean;
  /** When the name servers are switched. */
  readonly cutover?: string;
  /** With `--to`: what was changed is set back too. */
  readonly all?: boolean;
  /** The order of the move instead of the report. */
  readonly plan?: boolean;
}

const formats = ["pretty", "json", "unix"] as const;

/** `zonewright compare OLD NEW`: what a move would lose, by service; with `--to` the records that put it back. */
export async function compareCommand(
  [old, fresh]: readonly [string, string],
  options: CompareOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const outputs = outputsOf(options.format, formats);
  const { sides, comparison, report, remarks, notes } = await judgedSides([old, fresh], options, terminal);
  if (options.to) {
    const { restoreRecords } = await import("../restore-records.js");
    const { to, out, rollback, all } = options;
    const emission = { to, ...(out !== undefined && { out }), ...(rollback && { rollback }) };
    say(terminal, [...sides.remarks, ...remarks, ...sides.failures]);
    return restoreRecords(
      comparison,
      report,
      { ...emission, all: all === true, isWhole: sides.failures.length === 0 },
      terminal,
    );
  }
  if (options.plan) {
    const { movePlan } = await import("../move-plan.js");
    terminal.stdout.write(movePlan(comparison, report, [old, fresh], options));
    say(terminal, [...sides.remarks, ...remarks, ...sides.failures]);
    return sides.failures.length > 0 ? exit.cannotRun : exit.ok;
  }
  const shown = options.quiet
    ? { ...report, findings: report.findings.filter(({ severity }) => severity === "error") }
    : report;
  const walks = walkDifferences(comparison.before, comparison.after);
  for (const output of outputs) {
    const sink = output.file === undefined ? terminal.stdout : { write() {} };
    const pieces = {
      json: () => jsonReport(shown, { name: "zonewright", version }, docsOf, { walks: walks.map(walkJson) }),
      unix: () => unixReport(shown),
      pretty: () =>
        comparisonText(
          shown,
          extrasOf(comparison, shown, walks, notes),
          themeFor(sink, terminal, options.color),
          docsOf,
        ),
    }[output.format]();
    await deliverPieces(output, pieces, terminal);
  }
  say(terminal, [...sides.remarks, ...remarks, ...sides.failures]);
  return statusOf(report, sides.failures, options);
}

interface JudgedSides {
  readonly sides: Sides;
  readonly comparison: Comparison;
  readonly report: Report;
  readonly remarks: readonly string[];
  readonly notes: readonly string[];
}

function judgedSides(
  paths: readonly [string, string],
  options: CompareOptions,
  terminal: Terminal,
): Promise<JudgedSides> {
  return withProgress(terminal, options.quiet, async (progress) => {
    const sides = await openSides(paths, options, terminal, progress);
    const { before, after } = sides;
    const levels = await levelsOf(after, options.rule);
    const cutover = options.cutover === undefined ? undefined : cutoverAfter(before.estate.now, options.cutover);
    const comparison = compareEstates(before.estate, after.estate, {
      ...(cutover && { cutover }),
      only: domainArguments(options.domain).map(({ name }) => name),
      progress: (done, of) => progress.at(() => `comparing zones, ${grouped(done)} of ${grouped(of)}`),
    });
    const whole = compare(comparison, { levels });
    // What is lint's to find is no idle entry here.
    const judged = new Set([...checks.map(({ meta }) => meta.id), ...whole.findings.map(({ rule }) => rule)]);
    const ignores = (after.config?.ignore ?? []).filter(({ rule }) => judged.has(rule));
    const { kept, ignored, remarks } = withoutIgnored(whole.findings, ignores, before.estate.now);
    const notes = ignored === 0 ? [] : [`${plural(ignored, "finding")} ignored`];
    return { sides, comparison, report: { ...whole, findings: kept }, remarks, notes };
  });
}

/** @throws CannotRun for a cutover that is over */
function cutoverAfter(now: Date, text: string): Date {
  const cutover = dateArgument(text, "--cutover");
  if (cutover > now) return cutover;
  throw new CannotRun(`--cutover ${text}: that is over; give a time to come, such as 2027-01-31T20:00:00Z`);
}

function walkJson({ domain, clients, change, text }: WalkDifference) {
  return { domain: withoutDot(domain), clients, change, text };
}

function extrasOf(
  { before, after }: Comparison,
  report: Report,
  walks: readonly WalkDifference[],
  notes: readonly string[],
): ComparisonExtras {
  const size = ({ zones }: typeof before) => zones("public").zones.reduce((sum, zone) => sum + zone.size, 0);
  return {
    services,
    additions: "records-added",
    walks: walkSentences(walks),
    edits: restorationOf(report.findings, false),
    advice:
      "zonewright compare OLD NEW --to TARGET writes them in the form of your DNS provider; docs/targets.md shows each.",
    records: { before: size(before), after: size(after) },
    notes,
  };
}
