import type { CutoverPlan } from "../compare/plan.js";
import { prose } from "../text/markdown/prose.js";
import { plural } from "./duration.js";
import { absolute, momentsAround } from "./moment.js";
import { hasDs, named, type PlanCommands, path } from "./plan/checklist.js";
import { completing } from "./plan/completing.js";
import { afterwards, finishing } from "./plan/finishing.js";
import { low, shortening, usualDs } from "./plan/shortening.js";
import { rollback, switching, waiting } from "./plan/switching.js";

export type { PlanCommands } from "./plan/checklist.js";

/** The order of a move, as Markdown to tick off. */
export function cutoverPlanText(plan: CutoverPlan, commands: PlanCommands): string {
  const at = momentsAround(plan.cutover);
  const keptUntil = at(Math.max(plan.longestServers, plan.longestKept, low));
  const lines = [
    `# ${title(plan)}`,
    "",
    ...head(plan, commands),
    ...section(
      "What mail clients would see if it were switched as it is",
      commands.clients.map((text) => `- ${prose(text)}`),
    ),
    ...section("1. Now: make the new side complete", completing(plan, commands)),
    ...section(`2. At the latest ${at(-lead(plan))}: shorten what is remembered`, shortening(plan)),
    ...section(`3. Until ${at(0)}: wait, and look at the new servers`, waiting(plan, commands, at)),
    ...section(`4. ${at(0)}: switch the name servers`, switching(plan)),
    ...section(`5. Until ${keptUntil}: both providers answer`, afterwards(commands)),
    ...section(`6. From ${keptUntil} on: finish`, finishing(plan, commands)),
    ...section("If it has to be taken back", rollback(plan)),
  ];
  return `${lines.join("\n")}\n`;
}

function title({ moves, missing }: CutoverPlan): string {
  const [only] = moves;
  const count = moves.length + missing.length;
  return only && count === 1
    ? `The move of ${named(only.origin)} to another DNS provider`
    : `The move of ${plural(count, "zone")} to another DNS provider`;
}

/** How long before the switch TTLs have to be lowered, DS records to be gone. */
function lead({ longestKept, moves }: CutoverPlan): number {
  const signed = moves.filter(hasDs);
  return Math.max(longestKept, ...signed.map(({ above }) => above.ds ?? usualDs));
}

function head(plan: CutoverPlan, commands: PlanCommands): string[] {
  const { cutover, now } = plan;
  const lines = [
    `From ${path(commands.old)} to ${path(commands.new)}. Times are in UTC, TTLs in seconds.`,
    cutover
      ? `The name servers are switched at ${absolute(cutover)}.`
      : "T is when the name servers are switched; `--cutover` puts the dates in.",
  ];
  const first = absolute(now, lead(plan));
  const isLate = cutover !== undefined && cutover.getTime() - lead(plan) * 1000 < now.getTime();
  const advice = isLate
    ? `**Too soon**: what is remembered today is remembered until ${first}, however low the TTLs are set now (${absolute(now)}). Switch after that, or expect old answers until ${absolute(cutover, lead(plan))}.`
    : `If the TTLs are lowered at once (${absolute(now)}), the earliest time for the switch is ${first}.`;
  return [...lines, "", advice];
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `## ${heading}`, "", ...lines];
}
