/** The largest number that a zone file may state as TTL; the largest that counts is half of it (RFC 2181 §8). */
export const maxStatedTtl = 2 ** 32 - 1;
export const maxTtl = 2 ** 31 - 1;

/** Whether seconds from a zone file can be a TTL. */
export function isTtl(seconds: number): boolean {
  return seconds >= 0 && seconds <= maxStatedTtl;
}
