import type { Mistake } from "./generated.js";

const maxTtl = 2 ** 31 - 1;

/** What is wrong with a TTL (RFC 2181 §8), or undefined. */
export function ttlMistake(ttl: number): Mistake | undefined {
  if (Number.isInteger(ttl) && ttl >= 0 && ttl <= maxTtl) return undefined;
  return { mistake: `--ttl ${ttl} is no TTL: type whole seconds from 0 to ${maxTtl}, such as 3600` };
}
