import { tags } from "../certificate/der.js";

/** An element of DER (X.690 §8.1, §10.1): identifier octet, definite length in as few octets as it takes, contents. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const body = joined(contents);
  return joined([Uint8Array.of(tag), lengthOctets(body.length), body]);
}

export function sequence(...contents: readonly Uint8Array[]): Uint8Array {
  return der(tags.sequence, ...contents);
}

/** An object identifier (X.690 §8.19) from its dotted form, which is a constant of the program. */
export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return der(tags.objectIdentifier, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

/** A bit string without unused bits. */
export function bitString(octets: Uint8Array): Uint8Array {
  return der(tags.bitString, Uint8Array.of(0), octets);
}

function base128(value: number): number[] {
  const octets = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) octets.unshift((rest & 0x7f) | 0x80);
  return octets;
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) octets.unshift(rest & 0xff);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
