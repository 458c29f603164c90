import type { ServiceOf } from "../compare/service.js";
import type { Found, Message, RuleMeta } from "../rules/rule.js";
import type { ZoneSet } from "../zone/zone-set.js";
import type { Verification } from "./verification.js";

/** What every check sees. */
export interface CheckContext extends Verification {
  readonly serviceOf: ServiceOf;
  /** The zones as they are today, where others are expected to be served. */
  readonly today?: ZoneSet;
}

/** A check of what servers answer: a rule that sees it beside the files. Synchronous and deterministic. */
export interface VerificationCheck<F extends Found = Found> {
  readonly meta: RuleMeta<"verification">;
  check(context: CheckContext): Iterable<F>;
  message(found: F): Message;
}

/** Gives a check literal its types without stating them. */
export function defineCheck<F extends Found>(check: VerificationCheck<F>): VerificationCheck<F> {
  return check;
}
