import { contentOf, type Der, tags } from "./der.js";
import { octetsText } from "./distinguished-name.js";

/**
 * Reads a Time (RFC 5280 §4.1.2.5): UTCTime `YYMMDDHHMMSSZ`, whose years are 1950 to 2049, or GeneralizedTime
 * `YYYYMMDDHHMMSSZ`.
 * @returns undefined when the element is neither, or names no moment (the 31st of February)
 */
export function timeOf(time: Der | undefined): Date | undefined {
  if (time?.tag !== tags.utcTime && time?.tag !== tags.generalizedTime) return undefined;
  const text = octetsText(contentOf(time));
  const digits = time.tag === tags.utcTime ? withCentury(text) : text;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) || date.toISOString() !== iso ? undefined : date;
}

function withCentury(text: string): string {
  return `${Number(text.slice(0, 2)) >= 50 ? "19" : "20"}${text}`;
}
