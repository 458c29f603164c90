import type { FieldFault } from "./field/field.js";
import { seconds } from "./field/ttl.js";
import { codeOf, isMetaType } from "./rr/type-code.js";
import { isTtl, maxStatedTtl } from "./ttl-limit.js";
import type { Words } from "./words.js";

/** What stands in front of the rdata; one object is used again for every entry. Words are given by their index, -1 for none. */
export interface EntryHead {
  /** The age of a dynamic record (Windows DNS). */
  ageWord: number;
  owner: number;
  /** Seconds as stated, up to 2^32 - 1; -1 when the entry states none. */
  ttl: number;
  ttlWord: number;
  /** The number of the class; IN when the entry states none. */
  class: number;
  classWord: number;
  /** The number of the type. */
  type: number;
  typeWord: number;
}

export const classIn = 1;

const noFlags = 0;

export function emptyHead(): EntryHead {
  return { ageWord: -1, owner: -1, ttl: -1, ttlWord: -1, class: classIn, classWord: -1, type: -1, typeWord: -1 };
}

/**
 * Reads owner, TTL, class and type (RFC 1035 §5.1), TTL and class in either order. A word in the first column is the
 * owner whatever it says: `300`, `IN`, `A`. Leaves `words.next` at the first word of the rdata.
 * @param owner the word of the owner, or -1 when it is inherited; the other words follow
 * @returns why it is no entry; `head` then holds what could be read
 */
export function readHead(words: Words, owner: number, head: EntryHead): FieldFault | undefined {
  head.owner = owner;
  head.ttl = -1;
  head.ttlWord = -1;
  head.class = classIn;
  head.classWord = -1;
  head.type = -1;
  head.typeWord = -1;
  let word = owner + 1;
  head.ageWord = isAge(words, word) ? word++ : -1;
  if (takeClass(words, word, head)) word++;
  if (takeTtl(words, word, head)) word++;
  if (head.classWord < 0 && takeClass(words, word, head)) word++;
  if (word >= words.count) return { word: words.count - 1, reason: "the line has no record type" };
  head.typeWord = word;
  head.type = words.flags[word] === noFlags ? codeOf(words.bytes, words.starts[word]!, words.ends[word]!) : -1;
  if (head.type < 0) return { word, reason: notAType(words, word, head) };
  if (isMetaType(head.type)) return { word, reason: "a query or meta type, which no zone can hold (RFC 6895 §3.1)" };
  words.next = word + 1;
  return undefined;
}

/** The reason for a word that could be a type but is none that is known. */
export const unknownType = "unknown record type";

function notAType(words: Words, word: number, head: EntryHead): string {
  if (words.flags[word] !== noFlags) return "a record type stands without quotes and escapes";
  const value = seconds(words.bytes, words.starts[word]!, words.ends[word]!);
  if (value > maxStatedTtl) return `a TTL over ${maxStatedTtl} seconds`;
  if (value >= 0 && head.ttlWord >= 0) return "a second TTL where the record type should stand";
  if (classCode(words, word) >= 0) return "a second class where the record type should stand";
  const first = words.bytes[words.starts[word]!]! - 0x30;
  return first >= 0 && first <= 9 ? "neither a TTL nor a record type" : unknownType;
}

function takeTtl(words: Words, word: number, head: EntryHead): boolean {
  if (word >= words.count || words.flags[word] !== noFlags) return false;
  const start = words.starts[word]!;
  if (words.bytes[start]! < 0x30 || words.bytes[start]! > 0x39) return false;
  const value = seconds(words.bytes, start, words.ends[word]!);
  if (!isTtl(value)) return false;
  head.ttl = value;
  head.ttlWord = word;
  return true;
}

function takeClass(words: Words, word: number, head: EntryHead): boolean {
  const code = word < words.count && words.flags[word] === noFlags ? classCode(words, word) : -1;
  if (code < 0) return false;
  head.class = code;
  head.classWord = word;
  return true;
}

const classes: readonly (readonly [mnemonic: string, code: number])[] = [
  ["IN", classIn],
  ["CH", 3],
  ["CHAOS", 3],
  ["HS", 4],
  ["HESIOD", 4],
  ["NONE", 254],
  ["ANY", 255],
];

/** The number of a class by mnemonic or as `CLASS1` (RFC 3597 §5), in any case; -1 when the word is none. */
function classCode(words: Words, word: number): number {
  const start = words.starts[word]!;
  const end = words.ends[word]!;
  for (let i = 0; i < classes.length; i++) {
    const [mnemonic, code] = classes[i]!;
    if (end - start === mnemonic.length && beginsWith(words.bytes, start, mnemonic)) return code;
  }
  if (end - start <= 5 || end - start > 10 || !beginsWith(words.bytes, start, "CLASS")) return -1;
  let code = 0;
  for (let i = start + 5; i < end; i++) {
    const digit = words.bytes[i]! - 0x30;
    if (digit < 0 || digit > 9) return -1;
    code = code * 10 + digit;
  }
  return code <= 0xffff ? code : -1;
}

/** Whether the bytes begin with these capitals, in any case. */
function beginsWith(bytes: Uint8Array, start: number, capitals: string): boolean {
  for (let i = 0; i < capitals.length; i++) if ((bytes[start + i]! & 0xdf) !== capitals.charCodeAt(i)) return false;
  return true;
}

/** Windows DNS writes the age of a dynamic record in front of its TTL: `[AGE:3609453]`, `[Aging:3609453]`. */
function isAge(words: Words, word: number): boolean {
  if (word >= words.count || words.bytes[words.starts[word]!] !== 0x5b || words.flags[word] !== noFlags) return false;
  const text = String.fromCharCode(...words.bytes.subarray(words.starts[word]!, words.ends[word]!).subarray(0, 32));
  return /^\[(?:age|aging):\d+\]$/i.test(text);
}
