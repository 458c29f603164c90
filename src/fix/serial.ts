/** How the operator of a zone counts: `20240131nn` (RFC 1912 §2.2), seconds since 1970, or one by one. */
export type SerialFormat = "date" | "unix time" | "counter";

const modulus = 2 ** 32;
const half = 2 ** 31;
const changesADay = 100;
const secondsADay = 86_400;
// 2001-09-09: the first second with ten digits. No counter gets there, no zone of that age counts seconds.
const firstUnixSerial = 1_000_000_000;

/**
 * Compares serial numbers as a secondary does (RFC 1982 §3.2).
 * @returns whether `later` is greater than `earlier`; false for equal ones and for two that are 2^31 apart, where the
 * RFC leaves the order undefined
 */
export function isLaterSerial(later: number, earlier: number): boolean {
  const distance = (later - earlier + modulus) % modulus;
  return distance > 0 && distance < half;
}

/**
 * The format that a serial is kept in. Ten digits that begin with a day of the calendar are a date, however far ahead:
 * seconds look like that only from 2033 on. Seconds may be a day ahead of `now`, for clocks that disagree.
 */
export function serialFormat(serial: number, now: Date): SerialFormat {
  if (dayOf(serial) !== undefined) return "date";
  return serial >= firstUnixSerial && serial <= unixTime(now) + secondsADay ? "unix time" : "counter";
}

/**
 * The serial after a change, in the format of the one before it.
 * A date becomes the first change of today (UTC), or the next number when today was used or the serial is ahead of it;
 * after the hundredth change of a day comes the first of the day after, which keeps the format. Unix time becomes now.
 * Whatever is not later by RFC 1982 is replaced by the next number. Zero is passed over, as BIND does.
 */
export function nextSerial(serial: number, now: Date): number {
  const candidate = inFormat(serial, now);
  return isLaterSerial(candidate, serial) ? candidate : increment(serial);
}

function inFormat(serial: number, now: Date): number {
  switch (serialFormat(serial, now)) {
    case "date": {
      const today = firstChangeOf(now);
      if (today > serial) return today;
      return serial % changesADay === changesADay - 1 ? firstChangeOf(dayAfter(serial)) : serial + 1;
    }
    case "unix time":
      return unixTime(now);
    case "counter":
      return increment(serial);
  }
}

function increment(serial: number): number {
  return (serial + 1) % modulus || 1;
}

function unixTime(now: Date): number {
  return Math.floor(now.getTime() / 1000);
}

/** The day that the first eight of ten digits name; undefined when they name none. */
function dayOf(serial: number): Date | undefined {
  const digits = String(serial);
  if (digits.length !== 10) return undefined;
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  const day = new Date(`${iso}T00:00:00Z`);
  // Some engines roll 02-30 over to March.
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== iso) return undefined;
  return day.getUTCFullYear() >= 1980 ? day : undefined;
}

function dayAfter(serial: number): Date {
  return new Date((dayOf(serial) as Date).getTime() + secondsADay * 1000);
}

function firstChangeOf(day: Date): number {
  return Number(day.toISOString().slice(0, 10).replaceAll("-", "")) * changesADay + 1;
}
