import { brokenEscape, emptyLabel, escapedOctet, longLabel, longName, maxLabel, maxName } from "./name-wire.js";

/** The labels of the name that was taken apart last: their octets in lower case, where each begins, and its hash. */
export const octets = new Uint8Array(maxName + 1);
/** One more than there are labels: where the last one ends. */
export const labelStarts = new Uint16Array(maxName + 1);
export const labelHashes = new Int32Array(maxName);
/** Whether it ended in the root. */
export let isAbsolute = false;

const fnvPrime = 0x01000193;
// Drawn once a process, so that no zone can be made whose names all share a slot. It decides nothing but slots.
let seed = Math.floor(Math.random() * 2 ** 32) | 0;

const dot = 0x2e;
const backslash = 0x5c;
const atSign = 0x40;

/** By octet: itself in lower case. */
const lower = Uint8Array.from({ length: 256 }, (_, octet) => (octet >= 0x41 && octet <= 0x5a ? octet + 0x20 : octet));

/**
 * Takes a name in presentation form apart; `@` alone and the root have no labels.
 * @returns how many labels it has, or a negative code for `nameFault`
 */
export function takeLabels(bytes: Uint8Array, start: number, end: number): number {
  isAbsolute = false;
  if (start === end) return emptyLabel;
  if (end - start === 1 && (bytes[start] === atSign || bytes[start] === dot)) {
    isAbsolute = bytes[start] === dot;
    return 0;
  }
  let count = 0;
  let used = 0;
  let hash = seed;
  labelStarts[0] = 0;
  for (let i = start; i < end; ) {
    let octet = bytes[i++]!;
    if (octet === dot) {
      const length = used - labelStarts[count]!;
      if (length === 0) return emptyLabel;
      if (length > maxLabel) return longLabel;
      labelHashes[count++] = hash;
      labelStarts[count] = used;
      hash = seed;
      continue;
    }
    if (octet === backslash) {
      octet = escapedOctet(bytes, i, end);
      if (octet < 0) return brokenEscape;
      i += isDigit(bytes[i]!) ? 3 : 1;
    }
    // A length octet for each label so far, this one's, and the root's.
    if (used + count + 2 >= maxName) return longName;
    octet = lower[octet]!;
    octets[used++] = octet;
    hash = Math.imul(hash ^ octet, fnvPrime);
  }
  isAbsolute = used === labelStarts[count];
  if (isAbsolute) return count;
  if (used - labelStarts[count]! > maxLabel) return longLabel;
  labelHashes[count++] = hash;
  labelStarts[count] = used;
  return count;
}

/** What hashes begin with in this thread. */
export function hashSeed(): number {
  return seed;
}

/** Takes the seed of another thread, before the first name: what is read here can then be looked up there. */
export function takeHashSeed(other: number): void {
  seed = other;
}

/** FNV-1a over octets in lower case: what `labelHashes` hold. */
export function hashOf(octets: Uint8Array, start: number, end: number): number {
  let hash = seed;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ octets[i]!, fnvPrime);
  return hash;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
