/**
 * Records in canonical text, in the order of the file, as BIND would print them after loading: duplicates once, one TTL
 * per RRset, in any order. BIND puts the records of an owner that stand together into its database at once, with the
 * TTL of the first of each RRset; when the owner comes again, the TTL from there replaces it. Signatures over each type
 * are a set of their own.
 */
export function asLoaded(records: readonly string[]): string[] {
  const ttls = new Map<string, string>();
  let last = "";
  let together = new Set<string>();
  const loaded = records.map((record) => {
    const [, owner, ttl, rest, type] = /^(\S+) (\d+) (IN (RRSIG \S+|\S+).*)$/s.exec(record) as unknown as string[];
    const folded = (owner as string).toLowerCase();
    if (folded !== last) together = new Set();
    last = folded;
    const key = `${folded} ${type}`;
    if (!together.has(key)) ttls.set(key, ttl as string);
    together.add(key);
    return { folded, key, rest };
  });
  return [...new Set(loaded.map(({ folded, key, rest }) => `${folded} ${ttls.get(key)} ${rest}`))].sort();
}
