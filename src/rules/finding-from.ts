import type { Finding, Fix, Severity } from "../finding.js";
import type { Found, Message, RuleMeta } from "./rule.js";

/** How bad a finding is, unless somebody has set another severity: what is only possible is no error. */
export function severityOf(meta: RuleMeta, { certainty, severity = meta.severity }: Found): Severity {
  return certainty === "possible" && severity === "error" ? "warning" : severity;
}

/**
 * Puts together what a rule found and what it says of that.
 * @param level the severity that was set for the rule; a rule that is off is not asked
 */
export function findingFrom(
  meta: RuleMeta,
  found: Found,
  { text, help, related = [] }: Message,
  level: Severity | "off" | undefined,
  fix: Fix | undefined,
): Finding {
  const { at, domain, view, owner, type, certainty = "certain" } = found;
  return {
    rule: meta.id,
    severity: level === undefined || level === "off" ? severityOf(meta, found) : level,
    certainty,
    ...(domain && { domain }),
    ...(view && { view }),
    ...(owner && { owner }),
    ...(type && { type }),
    message: text,
    help,
    at,
    related,
    ...(fix && { fix }),
  };
}
