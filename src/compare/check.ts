import type { Fix, Side } from "../finding.js";
import type { Found, Message, RuleMeta } from "../rules/rule.js";
import type { Comparison } from "./comparison.js";
import type { Service, ServiceOf } from "./service.js";

/** What every check sees. */
export interface CheckContext extends Comparison {
  /** What a record is for: of the old zones, and of the new ones. */
  readonly serviceBefore: ServiceOf;
  readonly serviceAfter: ServiceOf;
}

export interface CheckFound extends Found {
  /** The one that the place belongs to. */
  readonly side: Side;
  /** What stops working, where it is one thing. */
  readonly service?: Service;
}

/** A check of a comparison: a rule that sees two states. Synchronous and deterministic. */
export interface Check<F extends CheckFound = CheckFound> {
  readonly meta: RuleMeta<"comparison">;
  check(context: CheckContext): Iterable<F>;
  message(found: F): Message;
  /** What gives the new side back what the old one said. */
  fix?(found: F): Fix | undefined;
}

/** Gives a check literal its types without stating them. */
export function defineCheck<F extends CheckFound>(check: Check<F>): Check<F> {
  return check;
}
