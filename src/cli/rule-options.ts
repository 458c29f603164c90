import type { Severity } from "../finding.js";
import type { Config } from "./config/config.js";
import { CannotRun } from "./exit.js";
import { knownRuleIds } from "./known-rules.js";
import { nearest } from "./nearest.js";

/** By rule id: another severity, or off. */
export type Levels = ReadonlyMap<string, Severity | "off">;

/**
 * What the configuration and `--rule` say; the option counts.
 * @throws CannotRun for an unknown rule or severity
 */
export async function levelsOf(
  { config }: { readonly config?: Pick<Config, "rules"> },
  options: readonly string[],
): Promise<Levels> {
  const ids = await knownRuleIds(options.map((text) => text.split("=", 1)[0] ?? ""));
  return new Map([...(config?.rules ?? []), ...options.map((text) => ruleOption(text, ids))]);
}

const severities = ["error", "warning", "info", "off"] as const;

/** Why an id is none, with the one that was probably meant; undefined for the id of a rule. */
export function unknownRule(id: string, ruleIds: readonly string[]): string | undefined {
  if (ruleIds.includes(id)) return undefined;
  const near = nearest(id, ruleIds);
  return `unknown rule ${JSON.stringify(id)}; ${near ? `did you mean ${near}?` : "zonewright rules lists them all"}`;
}

/**
 * Reads `--rule ID=SEVERITY`.
 * @throws CannotRun for an unknown rule or severity
 */
function ruleOption(text: string, ruleIds: readonly string[]): [string, Severity | "off"] {
  const [id = "", severity = ""] = text.split("=", 2);
  const why = unknownRule(id, ruleIds);
  if (why) throw new CannotRun(`--rule ${text}: ${why}`);
  if (!isSeverity(severity)) throw new CannotRun(`--rule ${text}: write ${id}=error, =warning, =info or =off`);
  return [id, severity];
}

function isSeverity(text: string): text is Severity | "off" {
  return (severities as readonly string[]).includes(text);
}
