import type { Assessment } from "../autodiscover/assessment.js";
import { ledBy } from "../autodiscover/led-elsewhere.js";
import type { Step, Walk, WalkOutcome } from "../autodiscover/walk.js";
import type { Name } from "../zone/name.js";

/**
 * How a client's search ends as far as it is certain. `served`: without a warning, by Microsoft 365 or not. `warned`: about certificates of these
 * steps. `refused`: it does not go on past the certificate of a step. `misled`: a host gives it settings that are not
 * Exchange's. `nothing`: no step leads to Exchange; these were passed over, whose certificate does not carry their name.
 */
export type End =
  | { readonly kind: "served"; readonly by: Step; readonly isMicrosoft: boolean }
  | { readonly kind: "warned"; readonly at: readonly Step[]; readonly isAtExchange: boolean }
  | { readonly kind: "refused" | "misled"; readonly at: Step }
  | { readonly kind: "nothing"; readonly passed: readonly Step[] };

/** A walk as the person in front of the client has it. */
export interface Experience {
  readonly outcome: WalkOutcome;
  readonly end: End;
  /** What nobody knows of these steps may end the search in another way. */
  readonly unsure: readonly Step[];
  /** Of which host Outlook asks once whether it may configure the account. */
  readonly asksAbout?: Name;
}

export function experienceOf(walk: Walk, assessment: Assessment): Experience {
  const end = endOf(walk, assessment);
  const isOutlook = walk.client === "outlook" || walk.client === "outlook-legacy";
  const asksAbout = isOutlook && end.kind === "served" ? ledBy(assessment, end.by)?.target : undefined;
  return { outcome: walk.outcome, end, unsure: unsureSteps(walk, end), ...(asksAbout && { asksAbout }) };
}

function endOf({ steps, servedBy }: Walk, { probes }: Assessment): End {
  const certain = steps.filter(({ certainty }) => certainty === "certain");
  const failed = certain.find(({ effect }) => effect === "fails");
  if (failed) return { kind: failed.verdict === "foreign-answer" ? "misled" : "refused", at: failed };
  const warned = certain.filter(({ effect }) => effect === "warns");
  // Who clicks a warning away gets the account at Exchange itself, or goes on to a later step.
  const isAtExchange = servedBy !== undefined || warned.some(({ verdict }) => verdict === "mismatch");
  if (warned.length > 0) return { kind: "warned", at: warned, isAtExchange };
  if (servedBy) {
    const host = servedBy.kind === "redirect" && probes.find(({ kind }) => kind === "autodiscover");
    return { kind: "served", by: servedBy, isMicrosoft: (host || servedBy).endpoint?.class === "m365" };
  }
  return { kind: "nothing", passed: certain.filter(({ verdict }) => /mismatch$/.test(verdict)) };
}

/** Steps before the end of which a fact is missing, and would change it. */
function unsureSteps({ steps }: Walk, end: End): Step[] {
  const last = end.kind === "served" ? end.by : end.kind === "warned" ? end.at[0] : end.kind !== "nothing" && end.at;
  const before = last ? steps.slice(0, steps.indexOf(last)) : steps;
  return before.filter((step) => {
    if (step.kind === "scp") return false;
    if (step.verdict === "unknown") return true;
    if (step.certainty === "certain") return false;
    // A host that nobody knows as Exchange may be a proxy before it.
    if (step.verdict === "possible" && end.kind === "nothing") return step.kind !== "apex";
    if (step.verdict === "foreign-ok" && step.kind !== "srv") return end.kind === "nothing";
    return step.effect === "serves" || (step.effect !== "continues" && badness(step.effect) > badnessOf(end));
  });
}

function badness(effect: Step["effect"]): number {
  return { continues: 0, serves: 0, warns: 1, fails: 2 }[effect];
}

function badnessOf(end: End): number {
  if (end.kind === "served") return 0;
  return end.kind === "warned" && end.isAtExchange ? 1 : 2;
}

/** Whether the end is sure to come about, if what nobody knows does not stand in the way. */
export function isSure({ end }: Experience): boolean {
  return end.kind !== "served" || end.by.certainty === "certain";
}

/** What tells experiences apart: how they end, where, and what that rests on. */
export function experienceKey(experience: Experience): string {
  const { end, unsure, asksAbout } = experience;
  const steps =
    end.kind === "served" ? [] : end.kind === "warned" ? end.at : end.kind === "nothing" ? end.passed : [end.at];
  return JSON.stringify([
    ...[end.kind, end.kind === "served" && !end.isMicrosoft && end.by.kind, end.kind === "warned" && end.isAtExchange],
    ...[isSure(experience), steps.map(stepKey), unsure.map(stepKey), asksAbout],
  ]);
}

/** The host of a step and what is wrong there. */
export function stepKey({ kind, name, endpoint, verdict }: Step): string {
  return [kind, endpoint?.name ?? name, verdict].join(" ");
}

/** Whether Exchange serves on one side and Microsoft 365 on the other: where the mailboxes are no zone tells. */
export function isOtherService({ end: before }: Experience, { end: after }: Experience): boolean {
  return before.kind === "served" && after.kind === "served" && before.isMicrosoft !== after.isMicrosoft;
}

/** Above 0 when the second is worse, below 0 when it is better, 0 when neither is or nobody can tell. */
export function worsening(before: Experience, after: Experience): number {
  if (isOtherService(before, after)) return 0;
  const [old, fresh] = [rank(before), rank(after)];
  const i = old.findIndex((value, at) => value !== fresh[at]);
  return i === -1 ? 0 : (fresh[i] as number) - (old[i] as number);
}

function rank(experience: Experience): readonly number[] {
  const { end, unsure, asksAbout } = experience;
  const bad = badnessOf(end);
  return [
    bad,
    isSure(experience) ? 0 : 1,
    // An open question is a danger to what is good, and a hope where nothing is.
    bad < 2 ? unsure.length : -unsure.length,
    end.kind === "warned" ? end.at.length : 0,
    asksAbout ? 1 : 0,
  ];
}
