import { quoted } from "../words.js";
import type { Field, FieldFault } from "./field.js";
import { u32 } from "./unsigned.js";

const max = 2 ** 32 - 1;

/** Seconds, in digits or with BIND's units (`1h30m`); the timers of a SOA. */
export const ttl: Field<number> = {
  check(words) {
    const word = words.next++;
    if (words.flags[word]! & quoted) return { word, reason: "a time stands without quotes" };
    const value = seconds(words.bytes, words.starts[word]!, words.ends[word]!);
    return value >= 0 && value <= max ? undefined : fault(word, value);
  },
  read: (words) => seconds(words.bytes, words.starts[words.next]!, words.ends[words.next++]!),
  text: String,
  decode: u32.decode,
};

function fault(word: number, value: number): FieldFault {
  const reason = value > max ? `over ${max} seconds` : "not a time: seconds, or numbers with the units w, d, h, m, s";
  return { word, reason };
}

/**
 * Reads a time: `3600`, `1h`, `1d12h`. A unit may come twice and in any order; a number without unit stands alone.
 * @returns seconds, not held against any limit; -1 when it is no time
 */
export function seconds(bytes: Uint8Array, start: number, end: number): number {
  let total = 0;
  let number = -1;
  let units = false;
  for (let i = start; i < end; i++) {
    const digit = bytes[i]! - 0x30;
    if (digit >= 0 && digit <= 9) {
      number = (number < 0 ? 0 : number * 10) + digit;
      continue;
    }
    const unit = unitOf(bytes[i]!);
    if (unit === 0 || number < 0) return -1;
    total += number * unit;
    number = -1;
    units = true;
  }
  if (number < 0) return units ? total : -1;
  return units ? -1 : number;
}

function unitOf(byte: number): number {
  switch (byte | 0x20) {
    case 0x77:
      return 604_800;
    case 0x64:
      return 86_400;
    case 0x68:
      return 3_600;
    case 0x6d:
      return 60;
    case 0x73:
      return 1;
    default:
      return 0;
  }
}
