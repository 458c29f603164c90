import type { Finding } from "../../src/finding.js";
import { lint } from "../../src/lint.js";
import type { Rule } from "../../src/rules/rule.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";

/** What one rule says of an estate. */
export function findingsOf(rule: Rule, text: EstateText): readonly Finding[] {
  return lint(estateFromText(text), { rules: [rule] }).findings;
}

/** Owner, domain, severity and certainty of each finding of a rule; `-` for what it has not. */
export function saidBy(rule: Rule, text: EstateText): string[] {
  return findingsOf(rule, text).map(({ owner = "-", domain = "-", severity, certainty }) =>
    [owner, domain, severity, certainty].join(" "),
  );
}
