/** Less is nobody's default: 0 is not to be kept at all, and 1 is how Cloudflare writes that it chooses one. */
const least = 2;

/**
 * The TTL that a $TTL saves writing most often; the longest of several that do.
 * @param counts how many records have it, by TTL in seconds
 * @returns undefined without records
 */
export function defaultTtl(counts: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const [ttl, count] of counts) {
    const weight = ttl < least ? 0 : count;
    if (best !== undefined && (weight < most || (weight === most && ttl < best))) continue;
    best = ttl;
    most = weight;
  }
  return best;
}
