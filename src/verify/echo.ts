import type { Difference, ExtraSet } from "./verification.js";

/**
 * Leaves out what only repeats another difference of the zone:
 * - what a missing or other wildcard makes, beside the wildcard itself
 * - every usual name that a wildcard of the server answers, beside the name that nobody has thought of
 * - what a transfer has shown already
 */
export function withoutEchoes(differences: readonly Difference[], extras: readonly ExtraSet[]): Difference[] {
  const asSets = new Set(differences.flatMap((one) => (one.question.aim === "set" ? [subjectOf(one)] : [])));
  const random = differences.find(({ question }) => question.aim === "absence" && question.isRandom);
  const saidOfRandom = new Set(random?.faults.map(({ fault }) => fault.what));
  const transferred = new Set(extras.map(({ owner, type }) => `${owner} ${type}`));
  const isWildcardKnown = extras.some(({ owner }) => owner.startsWith("*."));
  return differences.filter((difference) => {
    const { aim, owner, type, isRandom, zone } = difference.question;
    if (aim === "synthesis") return !asSets.has(subjectOf(difference));
    if (aim !== "absence") return true;
    if (isRandom) return !isWildcardKnown;
    if (transferred.has(`${owner} ${type}`)) return false;
    const isSaid = difference.faults.every(({ fault }) => saidOfRandom.has(fault.what));
    return owner === zone.origin || !isSaid;
  });
}

function subjectOf({ question: { subject } }: Difference): string {
  return `${subject.owner} ${subject.type}`;
}

/** RRsets that a transfer shows, but for those that were the answer to a question for another type. */
export function untoldExtras(extras: readonly ExtraSet[], differences: readonly Difference[]): ExtraSet[] {
  const told = new Set(
    differences
      .filter(({ kind }) => kind === "differs")
      .flatMap(({ faults }) => faults.flatMap(({ fault }) => fault.answered))
      .map(({ owner, type }) => `${owner} ${type}`),
  );
  return extras.filter(({ owner, type }) => !told.has(`${owner} ${type}`));
}
