import type { Certificate } from "./certificate.js";

/** How long a public certificate may be valid at most, by the day of its issue. */
export interface ValidityLimit {
  /** 00:00:00 UTC of the first day. */
  readonly from: Date;
  readonly days: number;
}

/**
 * Baseline Requirements §6.3.2, oldest first. Before 2018-03-01 it was 39 months: all those have expired.
 * A day is 86,400 seconds, and any part of one counts as a whole.
 */
export const validityLimits: readonly ValidityLimit[] = [
  { from: new Date("2018-03-01"), days: 825 },
  { from: new Date("2020-09-01"), days: 398 },
  { from: new Date("2026-03-15"), days: 200 },
  { from: new Date("2027-03-15"), days: 100 },
  { from: new Date("2029-03-15"), days: 47 },
];

/** The limit for what is issued at a moment; undefined before the first one. */
export function validityLimitAt(issued: Date): ValidityLimit | undefined {
  return validityLimits.findLast(({ from }) => from.getTime() <= issued.getTime());
}

/** Days of validity as an authority has to count them, both ends included (RFC 5280 §4.1.2.5); undefined without dates. */
export function validityDays({ notBefore, notAfter }: Certificate): number | undefined {
  if (!notBefore || !notAfter) return undefined;
  return Math.ceil((notAfter.getTime() + 1_000 - notBefore.getTime()) / 86_400_000);
}
