import { quoted, type Words } from "../words.js";
import type { Field } from "./field.js";
import { octetString } from "./string.js";
import { u16 } from "./unsigned.js";

/** Flags that BIND reads as words: those of KEY (RFC 2535 §3.1.2) and the bits of DNSKEY (RFC 4034 §2.1.1). */
const flags: Readonly<Record<string, number>> = {
  NOCONF: 0x4000,
  NOAUTH: 0x8000,
  NOKEY: 0xc000,
  FLAG2: 0x2000,
  EXTEND: 0x1000,
  FLAG4: 0x0800,
  FLAG5: 0x0400,
  USER: 0x0000,
  ZONE: 0x0100,
  HOST: 0x0200,
  NTYP3: 0x0300,
  FLAG8: 0x0080,
  FLAG9: 0x0040,
  FLAG10: 0x0020,
  FLAG11: 0x0010,
  ...Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`SIG${i}`, i])),
  KSK: 0x0001,
};

const help = "Write the flags as a number: other servers read nothing else. The record is read as BIND does.";

/** The flags of DNSKEY: a number, in hex after `0x`, or words with `|` between. */
export const keyFlags: Field<number> = {
  check(words) {
    const word = words.next++;
    if (words.flags[word]! & quoted) return { word, reason: "flags stand without quotes" };
    const found = value(words, word);
    if (found === undefined) return { word, reason: "not flags: a number from 0 to 65535" };
    return isWhole(textOf(words, word))
      ? undefined
      : { word, reason: `not whole words; BIND makes ${found} of them`, kept: { help } };
  },
  read: (words) => value(words, words.next++) as number,
  text: String,
  decode: u16.decode,
};

const isNumber = (text: string): boolean => /^(?:\d+|0X[\dA-F]+)$/.test(text);

function isWhole(text: string): boolean {
  return isNumber(text) || text.split("|").every((name) => name in flags);
}

function value(words: Words, word: number): number | undefined {
  const text = textOf(words, word);
  if (isNumber(text)) return Number(text) <= 0xffff ? Number(text) : undefined;
  if (/^\d/.test(text)) return undefined;
  const bits = text.replace(/\|$/, "").split("|").map(flagBeginningWith);
  return bits.every((bit) => bit !== undefined) ? bits.reduce((sum, bit) => sum | bit, 0) : undefined;
}

/** BIND takes the beginning of a word for the first word that has it, and nothing for the first of all. */
function flagBeginningWith(beginning: string): number | undefined {
  const name = Object.keys(flags).find((flag) => flag.startsWith(beginning));
  return name === undefined ? undefined : flags[name];
}

function textOf(words: Words, word: number): string {
  return octetString(words.bytes, words.starts[word]!, words.ends[word]!).toUpperCase();
}

/** Flags of which none is set, as those of RKEY are. */
export const zeroFlags: Field<number> = {
  ...keyFlags,
  check(words) {
    const word = words.next;
    const fault = keyFlags.check(words);
    return value(words, word) === 0 ? fault : { word, reason: "flags other than 0" };
  },
  decode(octets) {
    return u16.decode(octets) === 0 ? 0 : undefined;
  },
};
