import { recordTypes } from "./rr/index.js";
import { firstOf, nextOf, type Table } from "./table.js";
import type { Sieve } from "./zone.js";

type SetSieve = "different TTLs" | "possibly twice" | "several texts";

const { RRSIG, TXT } = recordTypes;

/**
 * The RRsets of several records that may hold a fault, by their first records. Of a set whose records point to names, no
 * record is there twice while all names differ; of any other set the rdata has to be compared.
 */
export function siftSets(table: Table): Record<SetSieve & Sieve, number[]> {
  const different = new Set<number>();
  const twice = new Set<number>();
  const texts = new Set<number>();
  const pointers = new Uint32Array(table.names.size);
  for (let node = 0; node < table.names.size; node++) {
    const first = firstOf(table, node);
    if (first < 0 || table.lasts[node] === first + 1) continue;
    round++;
    for (let record = first; record >= 0; record = nextOf(table, record)) {
      const type = table.types[record]!;
      const isPointedAgain = pointsAgain(table, pointers, node, record);
      if (rounds[type] !== round) {
        rounds[type] = round;
        heads[type] = record;
        continue;
      }
      const head = heads[type]!;
      if (type === TXT.code) texts.add(head);
      // RFC 4034 §3: the TTL of an RRSIG is that of the set it signs.
      if (type !== RRSIG.code && table.ttls[head] !== table.ttls[record]) different.add(head);
      // A signer writes a signature once, and a large zone has one for every set.
      if (isPointedAgain && type !== RRSIG.code) twice.add(head);
    }
  }
  return { "different TTLs": inOrder(different), "possibly twice": inOrder(twice), "several texts": inOrder(texts) };
}

/** By type: the round, one for each node, in which it was met last, and the first record that was met in it. */
const rounds = new Float64Array(2 ** 16);
const heads = new Uint32Array(2 ** 16);
let round = 0;

/** Whether a record may say again what one before it at its node said. @param pointers by target: the last node that pointed to it, + 1 */
function pointsAgain({ targets }: Table, pointers: Uint32Array, node: number, record: number): boolean {
  const target = targets[record]! - 1;
  if (target < 0) return true;
  const isSame = pointers[target] === node + 1;
  pointers[target] = node + 1;
  return isSame;
}

function inOrder(records: ReadonlySet<number>): number[] {
  return [...records].sort((a, b) => a - b);
}
