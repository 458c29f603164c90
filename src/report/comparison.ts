import type { Finding, Report, Severity, ZoneEdit } from "../finding.js";
import { printable } from "../text/printable.js";
import { countsOf } from "./counts.js";
import { plural } from "./duration.js";
import { type LocatedFinding, located } from "./located.js";
import { editLines } from "./pretty/edits.js";
import { findingLines } from "./pretty/finding.js";
import { indented, printableText } from "./pretty/text.js";
import type { Theme } from "./theme.js";
import { labelled } from "./wrap.js";

/** What a report of a comparison shows beside its findings. */
export interface ComparisonExtras {
  /** What stops working, worst first: the order of the parts. */
  readonly services: readonly string[];
  /** The findings of this rule only tell what is new: they are a list at the end. */
  readonly additions: string;
  /** What each kind of client sees before and after: sentences, shown first. */
  readonly walks: readonly string[];
  /** What gives the new side back what it lacks, zone by zone. */
  readonly edits: readonly ZoneEdit[];
  /** What to do with that: a sentence. */
  readonly advice: string;
  /** How many records there are on either side. */
  readonly records: { readonly before: number; readonly after: number };
  /** Clauses for the last line. */
  readonly notes: readonly string[];
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** How many records a list shows; `--format json` and `--to` have all. */
const listed = 40;

/**
 * A comparison for people: what clients see, then by service what is lost or damaged, what to put back, what is new.
 * @param docs where the page of a rule is
 * @returns its text in pieces
 */
export function* comparisonText(
  report: Report,
  extras: ComparisonExtras,
  theme: Theme,
  docs: (rule: string) => string,
): Iterable<string> {
  const all = located(report.findings);
  const told = all.filter(({ finding }) => finding.rule !== extras.additions);
  yield* section(
    "What clients see",
    [
      ...extras.walks.slice(0, listed).flatMap((text) => sentence(text, theme)),
      ...indented(moreLine(extras.walks.length), 2),
    ],
    theme,
  );
  for (const service of extras.services) {
    yield* part(
      service,
      told.filter(({ finding }) => finding.service === service),
      docs,
      theme,
    );
  }
  yield* part(
    "the move itself",
    told.filter(({ finding }) => finding.service === undefined),
    docs,
    theme,
  );
  yield* section(
    "Records to put back",
    [...toPutBack(extras.edits, theme), ...sentence(extras.advice, theme)],
    theme,
    extras.edits.length,
  );
  const added = all.filter(({ finding }) => finding.rule === extras.additions);
  yield* section("New on the new side", addedLines(added, theme), theme);
  yield closing(report, extras, theme);
}

function* section(title: string, lines: readonly string[], theme: Theme, size = lines.length): Iterable<string> {
  if (size > 0) yield `${[theme.paint.strong(title), ...lines, ""].join("\n")}\n`;
}

function* part(
  title: string,
  all: readonly LocatedFinding[],
  docs: (rule: string) => string,
  theme: Theme,
): Iterable<string> {
  if (all.length === 0) return;
  const heading = `${title.charAt(0).toUpperCase()}${title.slice(1)}: ${countLine(all.map(({ finding }) => finding))}`;
  yield `${theme.paint.strong(heading)}\n\n`;
  const worstFirst = all.toSorted((a, b) => ranks[a.finding.severity] - ranks[b.finding.severity]);
  for (const found of worstFirst) {
    const lines = findingLines(withoutEdits(found), { shownAt: undefined, corrected: new Set() }, docs, theme);
    yield `${[...indented(lines, 2), ""].join("\n")}\n`;
  }
}

/** The edits of all findings are shown together. */
function withoutEdits(found: LocatedFinding): LocatedFinding {
  const { fix, ...finding } = found.finding;
  return fix && fix.edits.length === 0 ? found : { ...found, finding };
}

function sentence(text: string, theme: Theme): string[] {
  return labelled(theme.sign.bullet, printableText(text, theme), theme.width, "  ");
}

function toPutBack(edits: readonly ZoneEdit[], theme: Theme): string[] {
  const lines = editLines(edits.slice(0, listed), theme);
  return indented([...lines, ...moreLine(edits.length)], 2);
}

function addedLines(added: readonly LocatedFinding[], theme: Theme): string[] {
  const lines = added.slice(0, listed).map(({ file, start, finding }) => {
    const where = theme.paint.faint(printable(`${file}:${start.line}`));
    return `  ${where}  ${printable(finding.message)}`;
  });
  return [...lines, ...indented(moreLine(added.length), 2)];
}

function moreLine(count: number): string[] {
  return count > listed ? [`and ${count - listed} more: --format json has all`] : [];
}

function closing({ zones, findings }: Report, { records, notes }: ComparisonExtras, theme: Theme): string {
  const sides = `${plural(zones, "zone")} compared, ${plural(records.before, "record")} before, ${records.after} after`;
  const lines = [
    theme.paint.strong(`${sides}: ${countLine(findings)}`),
    ...(notes.length === 0 ? [] : [notes.join("; ")]),
  ];
  return `${lines.join("\n")}\n`;
}

function countLine(findings: readonly Finding[]): string {
  const { error, warning, info } = countsOf(findings);
  const counts = [error && plural(error, "error"), warning && plural(warning, "warning"), info && plural(info, "info")];
  return counts.filter(Boolean).join(", ") || "no difference that counts";
}
