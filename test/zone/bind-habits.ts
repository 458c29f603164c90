/**
 * Records in canonical text as BIND would print them after loading: duplicates once, one TTL per RRset (the first
 * one's), in any order.
 */
export function asLoaded(records: readonly string[]): string[] {
  const ttls = new Map<string, string>();
  const loaded = records.map((record) => {
    const [, owner, ttl, rest, type] = /^(\S+) (\d+) (IN (\S+).*)$/s.exec(record) as unknown as string[];
    const folded = (owner as string).toLowerCase();
    const key = `${folded} ${type}`;
    if (!ttls.has(key)) ttls.set(key, ttl as string);
    return `${folded} ${ttls.get(key)} ${rest}`;
  });
  return [...new Set(loaded)].sort();
}
