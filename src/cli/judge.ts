import type { Correction, Finding, Report, Severity } from "../finding.js";
import { lint } from "../lint.js";
import { plural } from "../report/duration.js";
import { placeOf } from "../report/located.js";
import { rules } from "../rules/index.js";
import { withoutIgnored } from "./ignore.js";
import type { InputOptions } from "./input/options.js";
import type { Session } from "./input/session.js";
import { ruleOption } from "./rule-options.js";

/** A report without what nobody asked about, and what is to be said about that. */
export interface Judged {
  readonly report: Report;
  /** Clauses for the last line: `2 ignored by zonewright.yaml`. */
  readonly notes: readonly string[];
  /** Sentences for standard error. */
  readonly remarks: readonly string[];
}

/**
 * Lints what a session has read: `rules` and `ignore` of the configuration and `--rule` applied, findings in files that
 * were not asked about left out.
 * @throws CannotRun for a wrong `--rule`
 */
export function judge(session: Session, options: Pick<InputOptions, "rule">): Judged {
  const levels = levelsOf(session, options.rule);
  const whole = lint(session.estate, { levels });
  const { kept, ignored, remarks } = withoutIgnored(whole.findings, session.config?.ignore ?? [], session.estate.now);
  const findings = kept.filter(({ at }) => session.isAsked(placeOf(at).file));
  const elsewhere = kept.length - findings.length;
  return {
    report: {
      ...whole,
      findings,
      corrections: whole.corrections.filter(concerning(whole.findings, findings)),
      inferences: [...whole.inferences, ...session.notes],
    },
    notes: [
      ...(elsewhere === 0 ? [] : [`${plural(elsewhere, "finding")} in other files not shown`]),
      ...(ignored === 0 ? [] : [`${plural(ignored, "finding")} ignored`]),
    ],
    remarks,
  };
}

function levelsOf(session: Session, options: readonly string[]): Map<string, Severity | "off"> {
  const ids = rules.map(({ meta }) => meta.id);
  return new Map([...(session.config?.rules ?? []), ...options.map((text) => ruleOption(text, ids))]);
}

/** A domain whose every finding is ignored or lies in other files needs no correction now. */
function concerning(all: readonly Finding[], kept: readonly Finding[]): (correction: Correction) => boolean {
  const [before, after] = [all, kept].map((findings) => new Set(findings.map(({ domain }) => domain)));
  return ({ domain }) => after?.has(domain) === true || before?.has(domain) === false;
}
