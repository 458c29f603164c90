import { rules } from "../rules/index.js";
import type { RuleMeta } from "../rules/rule.js";

/** What every rule of lint and every check of compare and verify says of itself, by id. */
export async function knownRules(): Promise<RuleMeta[]> {
  // A lint needs none of the checks.
  const [comparison, verification] = await Promise.all([
    import("../compare/checks/index.js"),
    import("../verify/checks/index.js"),
  ]);
  const metas: RuleMeta[] = [...rules, ...comparison.checks, ...verification.checks].map(({ meta }) => meta);
  return metas.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The ids of all of them; of lint's alone where these are enough for what was asked. */
export async function knownRuleIds(asked?: readonly string[]): Promise<string[]> {
  const ids = rules.map(({ meta }) => meta.id);
  if (asked?.every((id) => ids.includes(id))) return ids;
  return (await knownRules()).map(({ id }) => id);
}
