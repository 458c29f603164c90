import { quoted, type Words } from "../words.js";
import type { Field } from "./field.js";
import { octetString } from "./string.js";
import { u32 } from "./unsigned.js";

const wrap = 2 ** 32;
const dateLength = 14;

/**
 * A time of a signature (RFC 4034 §3.2): `YYYYMMDDHHmmSS`, or seconds since 1970 in up to ten digits. As data seconds
 * since 1970 in 32 bits, as text the date; numbers from 2^31 on are taken for the years from 2038 to 2106.
 */
export const time: Field<number> = {
  check(words) {
    const word = words.next++;
    if (words.flags[word]! & quoted) return { word, reason: "a time stands without quotes" };
    const reason = "not a time: YYYYMMDDHHmmSS, or seconds since 1970 (RFC 4034 §3.2)";
    return seconds(words, word) === undefined ? { word, reason } : undefined;
  },
  read: (words) => seconds(words, words.next++) as number,
  text: (value) => new Date(1000 * value).toISOString().replace(/\.000Z$|\D/g, ""),
  decode: u32.decode,
};

/** The same as a date alone: a time of SIG, as BIND reads it. */
export const date: Field<number> = {
  ...time,
  check(words) {
    const word = words.next;
    if (words.ends[word]! - words.starts[word]! === dateLength) return time.check(words);
    return { word, reason: "not a time: YYYYMMDDHHmmSS (RFC 2535 §7.2)" };
  },
};

function seconds(words: Words, word: number): number | undefined {
  const text = octetString(words.bytes, words.starts[word]!, words.ends[word]!);
  if (/^\d{1,10}$/.test(text)) return Number(text) < wrap ? Number(text) : undefined;
  const date = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text)?.slice(1).map(Number);
  return date && secondsOfDate(date as [number, number, number, number, number, number]);
}

function secondsOfDate([year, month, day, hour, minute, second]: [number, number, number, number, number, number]):
  | number
  | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists || hour > 23 || minute > 59 || second > 60) return undefined;
  const total = date.getTime() / 1000 + 3600 * hour + 60 * minute + second;
  return ((total % wrap) + wrap) % wrap;
}
