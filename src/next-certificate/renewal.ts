import { validityLimitAt, validityLimits } from "../certificate/validity-limit.js";

/** How long certificates that are issued from a day on may be valid. */
export interface RenewalPeriod {
  /** The first day, `2027-03-15`; for the present period the day of the plan. */
  readonly from: string;
  readonly days: number;
  /** How many certificates a year takes, each used to its end. */
  readonly timesAYear: number;
}

/** How often the certificate is to be renewed: if it is issued now, and what is settled for later. */
export interface Renewal {
  readonly now: RenewalPeriod;
  /** The last day of a certificate that is issued today. */
  readonly until: string;
  readonly later: readonly RenewalPeriod[];
}

const day = 86_400_000;

/**
 * The limits that concern a certificate which is issued now and those that follow it. Authorities should stay one day
 * below each of them (Baseline Requirements §6.3.2), so a certificate is taken to last that long.
 */
export function renewalFrom(now: Date): Renewal {
  const days = (validityLimitAt(now) ?? validityLimits[0])?.days ?? 0;
  return {
    now: period(now, days),
    until: dayOf(new Date(now.getTime() + (days - 1) * day)),
    later: validityLimits.filter(({ from }) => from > now).map((limit) => period(limit.from, limit.days)),
  };
}

function period(from: Date, days: number): RenewalPeriod {
  return { from: dayOf(from), days, timesAYear: Math.ceil(365 / (days - 1)) };
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
