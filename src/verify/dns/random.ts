import { randomFillSync } from "node:crypto";

// Asking the system for a few octets costs as much as asking for many.
const pool = new Uint8Array(4096);
let used = pool.length;

/** Octets that nobody can foretell; they are to be used before the next call. */
export function randomOctets(count: number): Uint8Array {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}

/** The id of a query (RFC 5452 §4.3). */
export function randomId(): number {
  const [high = 0, low = 0] = randomOctets(2);
  return (high << 8) | low;
}

const letters = "abcdefghijklmnopqrstuvwxyz";

/** A label that no zone has: 16 letters, of which there are 10^22. */
export function randomLabel(): string {
  return Array.from(randomOctets(16), (octet) => letters[octet % letters.length]).join("");
}
