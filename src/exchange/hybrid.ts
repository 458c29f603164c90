import { type Name, toName } from "../zone/name.js";
import type { Gathered } from "./gathered.js";

/**
 * The domains of which some mailboxes may be in Exchange Online (Get-HybridConfiguration).
 * @returns undefined when nobody asked; empty when there is no hybrid configuration
 */
export function hybridIn(gathered: Gathered): ReadonlySet<Name> | undefined {
  const configurations = gathered.of("hybrid configuration");
  if (configurations.length === 0 && !gathered.wasAsked("hybrid configuration")) return undefined;
  // The one whose Autodiscover serves the others is written `autod:contoso.com`.
  const names = configurations
    .flatMap((one) => one.words("Domains"))
    .map(({ text }) => toName(text.replace(/^autod:/i, "")));
  return new Set(names.filter((name) => name !== undefined));
}
