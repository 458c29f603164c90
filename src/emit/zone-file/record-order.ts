import type { RecordType } from "../../zone/record.js";

/** What one looks for first at a name; every other type comes after these, by its mnemonic. */
const first: readonly RecordType[] = ["SOA", "NS", "DS", "MX", "A", "AAAA", "CNAME", "DNAME", "TXT", "SRV"];
const ranks: ReadonlyMap<RecordType, number> = new Map(first.map((type, rank) => [type, rank]));

/** Records of one owner by type; those of one type stay in the order of the file. */
export function byType(a: RecordType, b: RecordType): number {
  if (a === b) return 0;
  const difference = (ranks.get(a) ?? first.length) - (ranks.get(b) ?? first.length);
  return difference !== 0 ? difference : a < b ? -1 : 1;
}
