import type { Certificate } from "./certificate.js";

const second = 1_000;
const day = 86_400 * second;

/** Where a certificate stands between its dates. All lengths are in milliseconds. */
export interface Validity {
  readonly phase: "not yet valid" | "valid" | "expires soon" | "expired";
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Until it begins to be valid; until it ends, and for an expired one, since it ended. */
  readonly distance: number;
  /** Less than a tenth of its life is left. */
  readonly atItsEnd: boolean;
}

/**
 * Holds the dates of a certificate against a moment. Both dates are inclusive, to the second (RFC 5280 §4.1.2.5), so it
 * ends one second after notAfter. It expires soon when less than 30 days or a third of its whole life is left, whichever
 * is shorter: certificates of 47 days are to come (Baseline Requirements §6.3.2).
 * @returns undefined for a list of names or a planned certificate, which has no dates
 */
export function validityAt({ notBefore, notAfter }: Certificate, now: Date): Validity | undefined {
  if (!notBefore || !notAfter) return undefined;
  const end = notAfter.getTime() + second;
  const life = end - notBefore.getTime();
  const left = end - now.getTime();
  const until = notBefore.getTime() - now.getTime();
  const as = (phase: Validity["phase"], distance: number): Validity => {
    return { phase, notBefore, notAfter, distance, atItsEnd: left < life / 10 };
  };
  if (left <= 0) return as("expired", -left);
  if (until > 0) return as("not yet valid", until);
  return as(left < Math.min(30 * day, life / 3) ? "expires soon" : "valid", left);
}

/** A length of time in the words of people, rounded down: `1 day`, `23 days`, `less than a day`. */
export function inDays(milliseconds: number): string {
  const days = Math.floor(milliseconds / day);
  if (days === 0) return "less than a day";
  return days === 1 ? "1 day" : `${days} days`;
}

/** A moment in UTC, to the second: `2026-12-17 23:59:59 UTC`. */
export function utc(moment: Date): string {
  return moment
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, " UTC");
}
