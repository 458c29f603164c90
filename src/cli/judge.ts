import type { Correction, Finding, Report } from "../finding.js";
import { lint } from "../lint.js";
import { grouped, plural } from "../report/duration.js";
import { placeOf } from "../report/located.js";
import { rules } from "../rules/index.js";
import type { Name } from "../zone/name.js";
import { withoutIgnored } from "./ignore.js";
import type { InputOptions } from "./input/options.js";
import type { Session } from "./input/session.js";
import type { Progress } from "./progress.js";
import { type Levels, levelsOf } from "./rule-options.js";

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
export async function judge(
  session: Session,
  { rule }: Pick<InputOptions, "rule">,
  progress: Progress,
): Promise<Judged> {
  const levels = await levelsOf(session, rule);
  const whole = lint(session.estate, {
    levels,
    progress: (doing, done, of) => progress.at(() => `${doing}, ${grouped(done)} of ${grouped(of)}`),
  });
  const ignores = (session.config?.ignore ?? []).filter((one) => rules.some(({ meta }) => meta.id === one.rule));
  const { kept, ignored, remarks } = withoutIgnored(whole.findings, ignores, session.estate.now);
  const findings = kept.filter(({ at }) => session.isAsked(placeOf(at).file));
  const elsewhere = kept.length - findings.length;
  return {
    report: {
      ...whole,
      findings,
      corrections: wantedOf(whole, findings, levels),
      inferences: [
        ...session.inferences,
        ...whole.inferences,
        ...session.estate.notes.filter(({ slip }) => slip === undefined),
      ],
    },
    notes: [
      ...(elsewhere === 0 ? [] : [`${plural(elsewhere, "finding")} in other files not shown`]),
      ...(ignored === 0 ? [] : [`${plural(ignored, "finding")} ignored`]),
    ],
    remarks,
  };
}

/** What nobody is told of, because its findings are ignored, switched off or in other files, needs no correction now. */
function wantedOf({ findings, corrections }: Report, kept: readonly Finding[], levels: Levels): Correction[] {
  const keyOf = (rule: string, domain?: Name) => `${rule} ${domain}`;
  const [found, shown] = [findings, kept].map((all) => new Set(all.map(({ rule, domain }) => keyOf(rule, domain))));
  return corrections.flatMap(({ decision, ...correction }) => {
    const isWanted = (rule: string) => {
      const key = keyOf(rule, correction.domain);
      return levels.get(rule) !== "off" && (!found?.has(key) || shown?.has(key) === true);
    };
    const open = decision && isWanted(decision.rule) ? { decision } : undefined;
    const steps = correction.steps.filter(({ answers }) => answers.some(isWanted));
    const isWhole = correction.answers.length === 0 && steps.length > 0;
    if (isWhole || correction.answers.some(isWanted)) return { ...correction, steps, ...open };
    if (steps.length > 0) return { ...correction, summary: furtherSummary, steps, advice: [], commands: [], ...open };
    const nothing = { answers: [], steps: [], advice: [], commands: [] };
    return open ? { domain: correction.domain, summary: open.decision.summary, ...nothing, ...open } : [];
  });
}

const furtherSummary = "Correct what stands beside Autodiscover";
