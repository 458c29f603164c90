import { joined } from "./ber.js";

/** What a key is derived for (RFC 7292 appendix B.3). */
export const purposes = { key: 1, iv: 2 } as const;

/** SHA-1, the only hash that this derivation is used with (appendix C), in octets: its result and its block. */
const hashLength = 20;
const blockLength = 64;

/** A round here is a call of the hash function; PBKDF2 as a whole is native, and a round of it five times as fast. */
const slowness = 5;

/** How long it takes to derive something of a length, in rounds of PBKDF2. */
export function derivationEffort(length: number, iterations: number): number {
  return Math.ceil(length / hashLength) * iterations * slowness;
}

/**
 * Derives a key or an initialisation vector from a password (RFC 7292 appendix B.2).
 * @param password as `bmpPassword` makes it
 * @param sha1 computes the hash
 */
export function pkcs12Key(
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  purpose: (typeof purposes)[keyof typeof purposes],
  length: number,
  sha1: (bytes: Uint8Array) => Uint8Array,
): Uint8Array {
  const diversifier = new Uint8Array(blockLength).fill(purpose);
  const material = joined([filled(salt), filled(password)]);
  const pieces: Uint8Array[] = [];
  for (let have = 0; have < length; have += hashLength) {
    let piece = sha1(joined([diversifier, material]));
    for (let i = 1; i < iterations; i++) piece = sha1(piece);
    pieces.push(piece);
    addToBlocks(material, piece);
  }
  return joined(pieces).subarray(0, length);
}

/** A password as BMPString with two zero octets behind it (appendix B.1). */
export function bmpPassword(password: string): Uint8Array {
  return Uint8Array.from({ length: 2 * password.length + 2 }, (_, i) => {
    const unit = i >> 1 < password.length ? password.charCodeAt(i >> 1) : 0;
    return i % 2 === 0 ? unit >> 8 : unit & 0xff;
  });
}

/** As often as it takes to fill whole blocks. */
function filled(octets: Uint8Array): Uint8Array {
  const length = Math.ceil(octets.length / blockLength) * blockLength;
  return Uint8Array.from({ length }, (_, i) => octets[i % octets.length]!);
}

/** Adds a hash, repeated to a block, and one to each block, as big-endian numbers modulo 2^512. */
function addToBlocks(material: Uint8Array, piece: Uint8Array): void {
  for (let block = 0; block < material.length; block += blockLength) {
    let carry = 1;
    for (let i = blockLength - 1; i >= 0; i--) {
      const sum = material[block + i]! + piece[i % hashLength]! + carry;
      material[block + i] = sum;
      carry = sum >> 8;
    }
  }
}
