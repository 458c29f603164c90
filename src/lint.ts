import { type Assessment, assess } from "./autodiscover/assessment.js";
import { correctionsOf, curesAsFixes } from "./autodiscover/correction.js";
import { planCures } from "./autodiscover/cure-plan.js";
import { withFurtherFixes } from "./autodiscover/further-correction.js";
import { plannedEstate } from "./autodiscover/planned-estate.js";
import { surveyInferences, surveyOf } from "./autodiscover/survey.js";
import { unjudgedDomains } from "./autodiscover/unjudged-domain.js";
import type { Estate } from "./estate/estate.js";
import type { Finding, Fix, Report, Severity } from "./finding.js";
import { findingFrom, severityOf } from "./rules/finding-from.js";
import { rules as allRules } from "./rules/index.js";
import type { Found, Rule } from "./rules/rule.js";
import { runRules } from "./rules/run.js";
import type { Name } from "./zone/name.js";

export interface LintOptions {
  /** Default: all that come with zonewright. */
  readonly rules?: readonly Rule[];
  /** By rule id: another severity, or off. */
  readonly levels?: ReadonlyMap<string, Severity | "off">;
  /** Told now and then how many domains are assessed, and how many zones looked through. */
  readonly progress?: LintProgress;
}

export type LintProgress = (doing: "assessing domains" | "checking zones", done: number, of: number) => void;

/**
 * Judges an estate.
 * @returns findings sorted by file, offset and rule; every fix in them is proven: over the edited zones its finding is gone
 */
export function lint(estate: Estate, options: LintOptions = {}): Report {
  const levels = options.levels ?? new Map();
  const rules = (options.rules ?? allRules).filter(({ meta }) => levels.get(meta.id) !== "off");
  const survey = surveyOf(estate);
  const assessments = estate.domains.map((domain, i) => {
    options.progress?.("assessing domains", i, estate.domains.length);
    return assess(survey, domain);
  });
  const plan = planCures(survey, assessments);
  const cures = curesAsFixes(survey, plan);
  const { runs, skipped } = runRules(rules, { estate, assessments }, (done, of) =>
    options.progress?.("checking zones", done, of),
  );
  const found = runs.flatMap(({ rule, found: all }) => all.map((one) => findingOf(rule, one, cures, levels)));
  const findings = withProvenFixes(estate, rules, found).sort(byPlace);
  const zones = [...estate.zones("public").zones, ...estate.zones("internal").zones];
  return {
    zones: zones.length,
    records: zones.reduce((sum, zone) => sum + zone.size, 0),
    findings,
    skipped,
    inferences: [...estate.inferences, ...surveyInferences(survey), ...unjudgedDomains(survey)],
    corrections: withFurtherFixes(estate, correctionsOf(plan, assessments, cures), findings, cures),
  };
}

function findingOf(
  rule: Rule,
  found: Found,
  cures: ReadonlyMap<Name, Fix>,
  levels: ReadonlyMap<string, Severity | "off">,
): Finding {
  const lowered = severityOf(rule.meta, found);
  const cure = found.domain && found.isCured !== false && lowered !== "info" ? cures.get(found.domain) : undefined;
  const fix = rule.meta.fixable === "cure" ? cure : rule.fix?.(found);
  return findingFrom(rule.meta, found, rule.message(found), levels.get(rule.meta.id), fix);
}

/** The rules' own fixes are tried together on the planned zones; one that leaves its finding standing is not offered. */
function withProvenFixes(estate: Estate, rules: readonly Rule[], findings: readonly Finding[]): Finding[] {
  const own = new Set(rules.filter(({ meta }) => meta.fixable === "own").map(({ meta }) => meta.id));
  const fixed = findings.filter(({ rule, fix }) => own.has(rule) && fix && fix.edits.length > 0);
  if (fixed.length === 0) return [...findings];
  const planned = plannedEstate(
    estate,
    fixed.flatMap(({ fix }) => (fix as Fix).edits),
  );
  const survey = surveyOf(planned);
  const assessments: Assessment[] = planned.domains.map((domain) => assess(survey, domain));
  const ids = new Set(fixed.map(({ rule }) => rule));
  const { runs } = runRules(
    rules.filter(({ meta }) => ids.has(meta.id)),
    { estate: planned, assessments },
  );
  const left = new Set(runs.flatMap(({ rule, found }) => found.map((one) => keyOf(rule.meta.id, one))));
  return findings.map((finding) => {
    if (!fixed.includes(finding) || !left.has(keyOf(finding.rule, finding))) return finding;
    const { fix: _unproven, ...rest } = finding;
    return rest;
  });
}

function keyOf(rule: string, { domain, owner, type, view }: Pick<Found, "domain" | "owner" | "type" | "view">): string {
  return [rule, domain, owner, type, view].join(" ");
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.at.source.path, b.at.source.path) ||
    a.at.start - b.at.start ||
    compare(a.rule, b.rule) ||
    a.at.end - b.at.end
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
