import type { Estate } from "../estate/estate.js";
import type { Correction, CorrectionStep, Finding, Fix } from "../finding.js";
import type { Name } from "../zone/name.js";
import { keptBefore, longest } from "./waiting.js";

/**
 * The corrections with what findings of a domain bring beside its cure, such as a federation proof or a record that is
 * missing inside: after the cure, because it may be what they build on.
 * @param cures the fixes that the corrections hold already, by domain
 */
export function withFurtherFixes(
  estate: Estate,
  corrections: readonly Correction[],
  findings: readonly Finding[],
  cures: ReadonlyMap<Name, Fix>,
): Correction[] {
  const further = new Map<Name, Map<Fix, Finding[]>>();
  for (const finding of findings) {
    const { domain, fix } = finding;
    if (!domain || !fix || fix.edits.length === 0 || fix === cures.get(domain)) continue;
    const ofDomain = further.get(domain) ?? new Map<Fix, Finding[]>();
    ofDomain.set(fix, [...(ofDomain.get(fix) ?? []), finding]);
    further.set(domain, ofDomain);
  }
  const joined = corrections.map((correction): Correction => {
    const fixes = further.get(correction.domain);
    further.delete(correction.domain);
    return fixes ? { ...correction, steps: [...correction.steps, ...stepsOf(estate, fixes)] } : correction;
  });
  const alone = [...further].map(
    ([domain, fixes]): Correction => ({
      domain,
      answers: [],
      summary: [...new Set([...fixes.keys()].map(({ summary }) => summary))].join("; "),
      steps: stepsOf(estate, fixes),
      advice: [],
      commands: [],
    }),
  );
  return [...joined, ...alone];
}

function stepsOf(estate: Estate, fixes: ReadonlyMap<Fix, readonly Finding[]>): CorrectionStep[] {
  return [...fixes].map(([{ edits }, findings]) => ({
    answers: [...new Set(findings.map(({ rule }) => rule))],
    edits,
    ...longest(edits.map((edit) => keptBefore(estate.zones(edit.zone.view), edit))),
  }));
}
