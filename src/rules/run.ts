import type { Assessment } from "../autodiscover/assessment.js";
import { isUnseenDomain, unseenDomainRule, unseenSteps } from "../autodiscover/unseen-step.js";
import type { CertificateName } from "../certificate/certificate.js";
import { certificatesServing } from "../certificate/name-match.js";
import type { Estate } from "../estate/estate.js";
import type { Skipped } from "../finding.js";
import type { Found, NeededFact, Rule, Scope } from "./rule.js";

/** What all rules see of one estate. */
export interface RunContext {
  readonly estate: Estate;
  readonly assessments: readonly Assessment[];
}

/** What one rule found, in the order in which it found it. */
export interface RuleRun {
  readonly rule: Rule;
  readonly found: readonly Found[];
}

/**
 * Runs the rules whose facts are there.
 * @param onZone told before each zone how many are done, and of how many
 */
export function runRules(
  rules: readonly Rule[],
  context: RunContext,
  onZone?: (done: number, of: number) => void,
): { runs: RuleRun[]; skipped: Skipped[] } {
  const skipped: Skipped[] = [];
  const judging = rules.filter((rule) => {
    const missing = rule.meta.needs.filter((fact) => !isThere(context.estate, fact));
    skipped.push(...missing.map((fact) => ({ rule: rule.meta.id, missing: fact })));
    return missing.length === 0;
  });
  const byRule = new Map<Rule, Found[]>(judging.map((rule) => [rule, []]));
  const collect = (rule: Rule, found: Iterable<Found>) => {
    const list = byRule.get(rule) as Found[];
    for (const one of found) list.push(one);
  };
  const zones = [...context.estate.zones("public").zones, ...context.estate.zones("internal").zones];
  const zoneRules = ofScope(judging, "zone");
  for (const [i, zone] of zones.entries()) {
    onZone?.(i, zones.length);
    for (const rule of zoneRules) collect(rule, rule.check({ estate: context.estate, zone }));
  }
  const domainRules = ofScope(judging, "domain");
  for (const assessment of context.assessments) {
    const { domain } = assessment;
    if (isUnseenDomain(domain) && judging.some(({ meta }) => meta.id === unseenDomainRule)) continue;
    for (const rule of domainRules) {
      if (isUnseenDomain(domain)) skipped.push({ rule: rule.meta.id, domain: domain.name, missing: "zone" });
      else collect(rule, rule.check({ estate: context.estate, domain, assessment }));
    }
    skipped.push(...unseenSteps(assessment).filter(({ rule }) => judging.some(({ meta }) => meta.id === rule)));
  }
  for (const rule of ofScope(judging, "certificate")) {
    for (const certificate of context.estate.certificates)
      collect(rule, rule.check({ estate: context.estate, certificate }));
  }
  for (const rule of ofScope(judging, "estate")) collect(rule, rule.check(context));
  return { runs: [...byRule].map(([rule, found]) => ({ rule, found })), skipped };
}

function ofScope<S extends Scope>(rules: readonly Rule[], scope: S): Rule<S>[] {
  return rules.filter((rule) => rule.meta.scope === scope) as unknown as Rule<S>[];
}

function isThere(estate: Estate, fact: NeededFact): boolean {
  switch (fact) {
    case "certificate":
      return certificatesServing("iis", estate.certificates).length > 0;
    case "certificate dates":
      return estate.certificates.some(({ notAfter }) => notAfter !== undefined);
    case "exchange":
      return estate.exchange !== undefined;
    case "public suffixes":
      // Where there is no wildcard nobody asks.
      return estate.isPublicSuffix !== undefined || !estate.certificates.some(({ names }) => names.some(isWildcard));
    case "internal zones":
      return estate.zones("internal").zones.length > 0;
  }
}

function isWildcard({ wildcard }: CertificateName): boolean {
  return wildcard;
}
