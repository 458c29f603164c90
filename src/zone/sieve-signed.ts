import { recordTypes } from "./rr/index.js";
import { firstOf, nextOf, type Table } from "./table.js";

const { NSEC, RRSIG } = recordTypes;

/**
 * In a zone with signatures, the nodes that were added after it was signed (records and no signature), and those that
 * were taken away (signatures or NSEC records and nothing else; RFC 4034 §4.1.1 has NSEC at names with data alone).
 * @param isNotSigned whether a node is at or below a zone cut or below a DNAME (RFC 4035 §2.2)
 * @returns the first record of each
 */
export function signedUnlikeOthers(table: Table, isNotSigned: (node: number) => boolean): number[] {
  const found: number[] = [];
  if (!table.types.subarray(0, table.size).includes(RRSIG.code)) return found;
  for (let node = 0; node < table.names.size; node++) {
    const first = firstOf(table, node);
    if (first < 0 || isNotSigned(node)) continue;
    let signatures = 0;
    let data = 0;
    for (let record = first; record >= 0; record = nextOf(table, record)) {
      const type = table.types[record]!;
      if (type === RRSIG.code) signatures++;
      else if (type !== NSEC.code) data++;
    }
    if (signatures === 0 || data === 0) found.push(first);
  }
  return found.sort((a, b) => a - b);
}
