import type { Inference, Report, Skipped } from "../finding.js";
import { withoutDot } from "../zone/name.js";
import { summaryOf } from "./counts.js";
import { plural } from "./duration.js";
import { missingFact } from "./missing-fact.js";
import { printableText } from "./pretty/text.js";
import type { Theme } from "./theme.js";
import { labelled } from "./wrap.js";

/**
 * The end of every run: what was concluded, what could not be judged, and the count.
 * @param notes clauses for a line of their own
 */
export function closingLines(report: Report, theme: Theme, notes: readonly string[] = []): string[] {
  return [
    ...inferredLines(report.inferences, theme),
    ...skippedLines(report.skipped, theme),
    theme.paint.strong(countLine(report)),
    ...(notes.length === 0 ? [] : [notes.join("; ")]),
  ];
}

function inferredLines(inferences: readonly Inference[], theme: Theme): string[] {
  if (inferences.length === 0) return [];
  const lines = grouped(inferences, ({ about }) => about).flatMap((group) => {
    const { about } = group[0] as Inference;
    const reasons = grouped(group, ({ because }) => because);
    const texts = reasons.map((same) => `${someOf(same.map(({ subject }) => subject))} (${same[0]?.because})`);
    const more = texts.length - mostReasons;
    const shown = more > 1 ? [...texts.slice(0, mostReasons), `and ${more} more`] : texts;
    return shown.flatMap((text) => labelled(`${about}:`, printableText(text, theme), theme.width, "  "));
  });
  return [theme.paint.strong("Inferred"), ...lines, ""];
}

/** Of each kind: an estate of thousands of zones must not bury its findings. */
const mostReasons = 8;

function skippedLines(skipped: readonly Skipped[], theme: Theme): string[] {
  if (skipped.length === 0) return [];
  const lines = grouped(skipped, ({ missing }) => missing).flatMap((group) => {
    const { missing } = group[0] as Skipped;
    const rules = someOf([...new Set(group.map(({ rule }) => rule))]);
    const domains = [...new Set(group.flatMap(({ domain }) => (domain ? [withoutDot(domain)] : [])))];
    const where = domains.length === 0 ? "" : ` for ${someOf(domains)}`;
    return labelled(
      `without ${missing}:`,
      printableText(`${rules}${where}.${missingFact(missing)}`, theme),
      theme.width,
      "  ",
    );
  });
  return [theme.paint.strong("Not judged"), ...lines, ""];
}

function countLine(report: Report): string {
  const { zones, records, errors, warnings, infos, skipped } = summaryOf(report);
  const found = [plural(errors, "error"), plural(warnings, "warning"), plural(infos, "info")].join(", ");
  const notJudged = skipped === 0 ? "" : `; ${plural(skipped, "check")} not made`;
  return `${plural(zones, "zone")}, ${plural(records, "record")}: ${found}${notJudged}`;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

/** The first few of a long list, and how many more there are. */
export function someOf(items: readonly string[], limit = 8): string {
  const rest = items.length - limit;
  // One more name is shorter than saying that there is one more.
  if (rest <= 1) return items.join(", ");
  return `${items.slice(0, limit).join(", ")} and ${rest} more`;
}
