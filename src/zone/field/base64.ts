import { quoted } from "../words.js";
import type { Field } from "./field.js";
import { restText } from "./rest.js";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const padding = 0x3d;
const blank = 0x20;
const maxOctets = 0xffff;

/** The value of each character of the alphabet, by octet; 255 for every other octet. */
const sextets = new Uint8Array(256).fill(255);
for (let i = 0; i < alphabet.length; i++) sextets[alphabet.charCodeAt(i)] = i;

/**
 * One or more octets in base64 (RFC 4648 §4), to the end of the entry, parted by blanks anywhere; as text without blanks.
 * As in BIND, the padding is needed and the bits that are left over have to be zero, so octets have one text only.
 */
export const base64: Field<string> = {
  check(words) {
    scan.begin();
    for (; words.next < words.count; words.next++) {
      const word = words.next;
      if (words.flags[word]! & quoted) return { word, reason: "base64 stands without quotes" };
      if (!scan.add(words.bytes, words.starts[word]!, words.ends[word]!)) return { word, reason: "not base64" };
    }
    const fault = scan.end();
    return fault === undefined ? undefined : { word: words.count - 1, reason: fault };
  },
  read: restText,
  text: (value) => value,
  decode(octets) {
    if (octets.next >= octets.bytes.length) return undefined;
    const rest = octets.bytes.subarray(octets.next);
    octets.next = octets.bytes.length;
    return base64Text(rest);
  },
};

/** Whether a text is base64 of any number of octets, blanks apart. */
export function isBase64(bytes: Uint8Array, start: number, end: number): boolean {
  scan.begin();
  return scan.add(bytes, start, end) && scan.end() === undefined;
}

/** Checks base64 that comes in pieces, without keeping it. */
const scan = {
  characters: 0,
  padded: 0,
  last: 0,
  begin(): void {
    scan.characters = scan.padded = scan.last = 0;
  },
  /** False when an octet is no base64, or follows the padding. */
  add(bytes: Uint8Array, start: number, end: number): boolean {
    for (let i = start; i < end; i++) {
      const octet = bytes[i]!;
      if (octet === blank) continue;
      if (octet === padding) {
        scan.padded++;
        continue;
      }
      if (scan.padded > 0 || sextets[octet]! > 63) return false;
      scan.last = sextets[octet]!;
      scan.characters++;
    }
    return true;
  },
  /** Why the whole is not base64. */
  end(): string | undefined {
    const open = scan.characters % 4;
    const wanted = open === 0 ? 0 : 4 - open;
    if (open === 1 || scan.padded !== wanted) return "base64 that is cut off or wrongly padded with =";
    const leftOver = open === 2 ? 0x0f : open === 3 ? 0x03 : 0;
    if (scan.last & leftOver) return "base64 whose last character has bits beyond the last octet";
    return scan.characters > (maxOctets * 4) / 3 ? `over ${maxOctets} octets` : undefined;
  },
};

/** Octets in base64 with padding. */
export function base64Text(octets: Uint8Array): string {
  let text = "";
  for (let i = 0; i < octets.length; i += 3) {
    const group = octets[i]! * 0x10000 + (octets[i + 1] ?? 0) * 0x100 + (octets[i + 2] ?? 0);
    const characters = Math.min(4, octets.length - i + 1);
    for (let place = 0; place < 4; place++) {
      text += place < characters ? alphabet[(group >> (18 - 6 * place)) & 63]! : "=";
    }
  }
  return text;
}
