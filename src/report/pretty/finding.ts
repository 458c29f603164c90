import type { Fix, FixSafety } from "../../finding.js";
import { printable } from "../../text/printable.js";
import { type LocatedFinding, placeOf } from "../located.js";
import type { Theme } from "../theme.js";
import { labelled, wrap } from "../wrap.js";
import { commandLines } from "./commands.js";
import { editLines } from "./edits.js";
import { excerpt } from "./excerpt.js";
import { indented, printableText } from "./text.js";

const safetyNotes: Readonly<Partial<Record<FixSafety, string>>> = {
  safe: "safe: it only adds",
  unsafe: "unsafe: it removes or replaces",
};

/** What the rest of a report says already. */
export interface Elsewhere {
  /** The place where the same fix has been shown in full. */
  readonly shownAt: string | undefined;
  /** Commands that the corrections will give. */
  readonly corrected: ReadonlySet<string>;
}

/** One finding for people: where, what is wrong and what will be seen, the line with a caret, what to do, the fix. */
export function findingLines(
  found: LocatedFinding,
  elsewhere: Elsewhere,
  docs: (rule: string) => string,
  theme: Theme,
): string[] {
  const { finding, span } = found;
  return [
    headLine(found, theme),
    ...indented(wrap(printableText(finding.message, theme), theme.width - 2), 2),
    "",
    ...withBlankAfter(excerpt(span, theme)),
    ...relatedLines(found, theme),
    ...labelled("help:", printableText(finding.help, theme), theme.width, "  ", theme.paint.strong),
    ...(finding.fix ? fixLines(finding.fix, elsewhere, theme) : []),
    `  ${theme.paint.faint(`docs: ${docs(finding.rule)} (zonewright explain ${finding.rule})`)}`,
  ];
}

function headLine({ file, start, finding }: LocatedFinding, { paint }: Theme): string {
  const { severity, certainty, rule } = finding;
  const where = paint.strong(printable(`${file}:${start.line}:${start.column}`));
  return `${where}  ${paint[severity](severity)}${certainty === "possible" ? " (possible)" : ""}  ${rule}`;
}

function withBlankAfter(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [...lines, ""];
}

function relatedLines({ finding }: LocatedFinding, theme: Theme): string[] {
  return finding.related.flatMap(({ message, at }) => {
    const { file, start } = placeOf(at);
    return labelled(
      "note:",
      printableText(`${file}:${start.line}: ${message}`, theme),
      theme.width,
      "  ",
      theme.paint.strong,
    );
  });
}

function fixLines(fix: Fix, { shownAt, corrected }: Elsewhere, theme: Theme): string[] {
  const note = safetyNotes[fix.safety];
  const commands = fix.commands.filter(({ text }) => !corrected.has(text));
  const summary = note ? `${fix.summary} (${note})` : fix.summary;
  if (shownAt)
    return labelled("fix:", printableText(`the same as at ${shownAt}`, theme), theme.width, "  ", theme.paint.strong);
  return [
    ...labelled("fix:", printableText(summary, theme), theme.width, "  ", theme.paint.strong),
    ...indented(editLines(fix.edits, theme), 7),
    ...indented(commandLines(commands, theme), 7),
  ];
}
