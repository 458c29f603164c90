import { duration } from "./duration.js";

/**
 * A time of a plan, in UTC and whole minutes: `2027-01-31 20:00 UTC`; without a cutover counted from it, `T − 1 day`.
 * @param seconds after the cutover, or before it when below 0
 */
export type Moment = (seconds: number) => string;

/** @param cutover when it is; without it all times are relative */
export function momentsAround(cutover: Date | undefined): Moment {
  return (seconds) => (cutover ? absolute(cutover, seconds) : relative(seconds));
}

/** `2027-01-31 20:00 UTC`: what has to be over by then is earlier by less than a minute, what has to be waited for later. */
export function absolute(time: Date, seconds = 0): string {
  const minutes = (time.getTime() / 1000 + seconds) / 60;
  const whole = seconds < 0 ? Math.floor(minutes) : Math.ceil(minutes);
  const date = new Date(whole * 60_000);
  // RFC 2181 §8 lets a TTL be 68 years long; a date beyond what JavaScript has is no date of a plan.
  return Number.isNaN(date.getTime()) ? "never" : `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function relative(seconds: number): string {
  if (seconds === 0) return "T";
  return `T ${seconds < 0 ? "−" : "+"} ${duration(Math.abs(seconds))}`;
}
