import type { CutoverPlan, ZoneMove } from "../../compare/plan.js";
import type { ZoneEdit } from "../../finding.js";
import { zoneCode } from "../../text/markdown/code-span.js";
import { recordText } from "../../zone/canonical.js";
import { plural } from "../duration.js";
import { box, named, type PlanCommands, path, zonewright } from "./checklist.js";

/** How many records of a zone are listed. */
const listed = 20;

export function completing(plan: CutoverPlan, commands: PlanCommands): string[] {
  return [
    box(
      `Export the zones from the old provider once more, into ${path(commands.old)}: what was changed since counts too.`,
    ),
    ...plan.missing.map(({ origin }) => box(`Set up ${named(origin)} at the new provider: it is not there at all.`)),
    ...plan.moves.flatMap(repairs),
    ...(plan.moves.some((move) => move.repairs.length > 0)
      ? [
          box(
            `${zonewright(["compare", commands.old, commands.new, "--to", "TARGET"])} writes these records in the form of the new provider.`,
          ),
        ]
      : []),
    box(
      `Export the zones from the new provider, into ${path(commands.new)}, and compare again: ${zonewright(["compare", commands.old, commands.new, ...commands.facts])} reports no losses.`,
    ),
    box(`${zonewright(["lint", commands.new, ...commands.facts])} reports no errors.`),
    box("From now on make every change at both providers, or none."),
  ];
}

function repairs({ origin, repairs }: ZoneMove): string[] {
  if (repairs.length === 0) return [];
  const rest = repairs.length - listed;
  return [
    box(`In ${named(origin)}, at the new provider:`),
    ...repairs.slice(0, listed).map((edit) => `  ${box(repair(edit))}`),
    ...(rest > 0 ? [`  ${box(`and ${plural(rest, "record")} more`)}`] : []),
  ];
}

function repair({ edit }: ZoneEdit): string {
  if (edit.kind === "add") return `add ${zoneCode(recordText(edit.record))}`;
  if (edit.kind === "remove") return `remove ${zoneCode(recordText(edit.old))}`;
  return `replace ${zoneCode(recordText(edit.old))} by ${zoneCode(recordText(edit.record))}`;
}
