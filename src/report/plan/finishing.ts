import type { CutoverPlan } from "../../compare/plan.js";
import { box, hasDs, named, type PlanCommands, path, zonewright } from "./checklist.js";

export function afterwards(commands: PlanCommands): string[] {
  return [
    box("Leave the zones at the old provider as they are: whoever has asked before goes on asking there."),
    box(
      `${zonewright(["verify", commands.new])} reports no differences; it asks the servers that everybody is led to.`,
    ),
    box(
      `${zonewright(["verify", commands.new, "--probe", ...commands.facts])} opens what the mail clients open, and reports no errors.`,
    ),
    box("Set up a new mailbox in Outlook and on a phone, and send a mail in either direction."),
  ];
}

export function finishing({ moves }: CutoverPlan, commands: PlanCommands): string[] {
  const signed = moves.filter(hasDs);
  return [
    box("Ask the old servers who still comes, if they tell; then remove the zones there."),
    box("Raise the TTLs at the new provider: an hour or more for what stays."),
    ...signed.map(({ origin }) =>
      box(
        `${named(origin)}: have the new provider sign it, wait until every name server has the signatures, and give the registrar the DS records of the new keys.`,
      ),
    ),
    box(
      `Keep ${path(commands.new)} as what is right: ${zonewright(["lint", commands.new, ...commands.facts])} before each change, ${zonewright(["verify", commands.new])} after it.`,
    ),
  ];
}
