import type { Correction, CorrectionStep, FixCommand, ZoneEdit } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import { someOf } from "../closing.js";
import { duration } from "../duration.js";
import type { Theme } from "../theme.js";
import { labelled, wrap } from "../wrap.js";
import { commandLines } from "./commands.js";
import { editLines } from "./edits.js";
import { indented, printableText } from "./text.js";

/**
 * What to do for each domain, once, in the order in which to do it, with the time to wait between.
 * @returns lines, domain by domain
 */
export function* correctionLines(corrections: readonly Correction[], theme: Theme): Iterable<readonly string[]> {
  if (corrections.length === 0) return;
  const shared = sharedCommands(corrections);
  const sharedTexts = new Set([...shared.keys()].map(({ text }) => text));
  yield [theme.paint.strong("Corrections"), ""];
  for (const one of corrections) yield [...domainLines(one, sharedTexts, theme), ""];
  for (const [command, domains] of shared) {
    const heading = `  ${theme.paint.strong(`${someOf(domains)}:`)}`;
    yield [heading, ...indented(commandLines([command], theme), 4), ""];
  }
}

/** Commands that several domains have in common are given once, after them. */
function sharedCommands(corrections: readonly Correction[]): Map<FixCommand, string[]> {
  const byText = new Map<string, { command: FixCommand; domains: string[] }>();
  for (const { domain, commands } of corrections) {
    for (const command of commands) {
      const known = byText.get(command.text) ?? { command, domains: [] };
      known.domains.push(withoutDot(domain));
      byText.set(command.text, known);
    }
  }
  const several = [...byText.values()].filter(({ domains }) => domains.length > 1);
  return new Map(several.map(({ command, domains }) => [command, domains]));
}

function domainLines(
  { domain, summary, steps, advice, decision, commands }: Correction,
  shared: ReadonlySet<string>,
  theme: Theme,
): string[] {
  const own = commands.filter(({ text }) => !shared.has(text));
  const remarks = [...advice, ...(decision ? [decision.text] : [])];
  return [
    ...labelled(`${withoutDot(domain)}:`, printableText(summary, theme), theme.width, "  ", theme.paint.strong),
    ...steps.flatMap((step, i) => stepLines(step, i, steps.length, theme)),
    ...remarks.flatMap((text) => labelled(theme.sign.bullet, printableText(text, theme), theme.width, "    ")),
    ...indented(commandLines(own, theme), 4),
  ];
}

function stepLines({ edits, wait, why }: CorrectionStep, index: number, count: number, theme: Theme): string[] {
  return [
    ...labelled(`${index + 1}.`, `${whatToDo(edits)}:`, theme.width, "    "),
    ...indented(editLines(edits, theme), 7),
    ...indented(wrap(printableText(waiting(wait, why, index === count - 1), theme), theme.width - 7), 7),
  ];
}

function whatToDo(edits: readonly ZoneEdit[]): string {
  const words = { add: "add", replace: "change", remove: "remove" };
  const text = [...new Set(edits.map(({ edit }) => words[edit.kind]))].join(" and ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** How long to wait after a step: before the next one, or until everybody sees it. */
function waiting(seconds: number, why: string, isLast: boolean): string {
  const time = duration(seconds);
  return isLast ? `It is seen everywhere after ${time}: ${why}.` : `Then wait ${time}: ${why}.`;
}
