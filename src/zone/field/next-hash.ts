import { quoted, type Words } from "../words.js";
import type { Field } from "./field.js";
import { octetString } from "./string.js";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
const sha1 = 1;
const sha1Octets = 20;
/** The hash algorithm stands four words before, and first in wire form. */
const wordsFromAlgorithm = 4;

/** The next hashed owner of NSEC3 (RFC 5155 §3.3): one word of base32hex without padding; as text in capitals. */
export const nextHash: Field<string> = {
  check(words) {
    const word = words.next++;
    const { bytes, starts, ends } = words;
    if (words.flags[word]! & quoted) return { word, reason: "a hash stands without quotes" };
    const octets = base32Octets(bytes, starts[word]!, ends[word]!);
    if (octets <= 0) return { word, reason: "not base32hex (RFC 4648 §7)" };
    const expected = isSha1(words, word - wordsFromAlgorithm) ? sha1Octets : octets;
    return octets === expected ? undefined : { word, reason: `${octets} octets; a SHA-1 hash has ${expected}` };
  },
  read(words) {
    const word = words.next++;
    return octetString(words.bytes, words.starts[word]!, words.ends[word]!).toUpperCase();
  },
  text: (value) => value,
  decode(octets) {
    const length = octets.bytes[octets.next] ?? 0;
    const start = octets.next + 1;
    if (length === 0 || start + length > octets.bytes.length) return undefined;
    if (octets.bytes[0] === sha1 && length !== sha1Octets) return undefined;
    octets.next = start + length;
    return base32Text(octets.bytes.subarray(start, octets.next));
  },
};

/** Whether a word that was found to be a hash algorithm says SHA-1: `1`, with zeros before it, or the word. */
function isSha1(words: Words, word: number): boolean {
  const text = octetString(words.bytes, words.starts[word]!, words.ends[word]!);
  return /^(?:0*1|sha-1)$/i.test(text);
}

/** How many octets a text of base32hex stands for; -1 when it is none or leaves bits over. */
function base32Octets(bytes: Uint8Array, start: number, end: number): number {
  let last = 0;
  for (let i = start; i < end; i++) {
    last = alphabet.indexOf(String.fromCharCode(bytes[i]!).toUpperCase());
    if (last < 0) return -1;
  }
  const bits = 5 * (end - start);
  const leftOver = bits % 8;
  return leftOver > 4 || last & ((1 << leftOver) - 1) ? -1 : (bits - leftOver) / 8;
}

function base32Text(octets: Uint8Array): string {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const octet of octets) {
    held = ((held << 8) | octet) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(held >> (bits - 5)) & 31];
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text;
}
