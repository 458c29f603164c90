import type { Correction, CorrectionStep, ZoneEdit } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import { duration } from "../duration.js";
import type { Theme } from "../theme.js";
import { labelled, wrap } from "../wrap.js";
import { commandLines } from "./commands.js";
import { editLines } from "./edits.js";
import { indented, printableText } from "./text.js";

/** What to do for each domain, once, in the order in which to do it, with the time to wait between. */
export function correctionLines(corrections: readonly Correction[], theme: Theme): string[] {
  if (corrections.length === 0) return [];
  return [theme.paint.strong("Corrections"), "", ...corrections.flatMap((one) => [...domainLines(one, theme), ""])];
}

function domainLines({ domain, summary, steps, advice, commands }: Correction, theme: Theme): string[] {
  return [
    ...labelled(`${withoutDot(domain)}:`, printableText(summary), theme.width, "  ", theme.paint.strong),
    ...steps.flatMap((step, i) => stepLines(step, i, steps.length, theme)),
    ...advice.flatMap((text) => labelled(theme.sign.bullet, printableText(text), theme.width, "    ")),
    ...indented(commandLines(commands, theme), 4),
  ];
}

function stepLines({ edits, wait, why }: CorrectionStep, index: number, count: number, theme: Theme): string[] {
  const time = duration(wait);
  const waiting = index === count - 1 ? `It is seen everywhere after ${time}` : `Then wait ${time}`;
  return [
    ...labelled(`${index + 1}.`, `${whatToDo(edits)}:`, theme.width, "    "),
    ...indented(editLines(edits, theme), 7),
    ...(wait > 0 ? indented(wrap(printableText(`${waiting}: ${why}.`), theme.width - 7), 7) : []),
  ];
}

function whatToDo(edits: readonly ZoneEdit[]): string {
  const kinds = [...new Set(edits.map(({ edit }) => edit.kind))];
  const words = { add: "add", replace: "change", remove: "remove" };
  const text = kinds.map((kind) => words[kind]).join(" and ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
