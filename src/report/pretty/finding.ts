import type { Fix, FixSafety } from "../../finding.js";
import { printable } from "../../text/printable.js";
import { type LocatedFinding, placeOf } from "../located.js";
import type { Theme } from "../theme.js";
import { labelled, wrap } from "../wrap.js";
import { commandLines } from "./commands.js";
import { editLines } from "./edits.js";
import { excerpt } from "./excerpt.js";
import { indented, printableText } from "./text.js";

const safetyNotes: Readonly<Record<FixSafety, string>> = {
  safe: "safe: it only adds",
  unsafe: "unsafe: it removes or replaces",
  manual: "a person decides",
};

/**
 * One finding for people: where, what is wrong and what will be seen, the line with a caret, what to do, the fix.
 * @param shownAt the place where the same fix has already been shown in full
 */
export function findingLines(
  found: LocatedFinding,
  shownAt: string | undefined,
  docs: (rule: string) => string,
  theme: Theme,
): string[] {
  const { finding, span } = found;
  return [
    headLine(found, theme),
    ...indented(wrap(printableText(finding.message), theme.width - 2), 2),
    "",
    ...withBlankAfter(excerpt(span, theme)),
    ...relatedLines(found, theme),
    ...labelled("help:", printableText(finding.help), theme.width, "  ", theme.paint.strong),
    ...(finding.fix ? fixLines(finding.fix, shownAt, theme) : []),
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
    return labelled("note:", printableText(`${file}:${start.line}: ${message}`), theme.width, "  ", theme.paint.strong);
  });
}

function fixLines(fix: Fix, shownAt: string | undefined, theme: Theme): string[] {
  const summary = `${fix.summary} (${safetyNotes[fix.safety]})`;
  if (shownAt)
    return labelled("fix:", printableText(`the same as at ${shownAt}`), theme.width, "  ", theme.paint.strong);
  return [
    ...labelled("fix:", printableText(summary), theme.width, "  ", theme.paint.strong),
    ...indented(editLines(fix.edits, theme), 7),
    ...indented(commandLines(fix.commands, theme), 7),
  ];
}
