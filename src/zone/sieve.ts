import { isHostLabel } from "./host-name.js";
import { judgedNode, rootNode } from "./name-tree.js";
import { recordTypes } from "./rr/index.js";
import { beyondAscii, originTwice } from "./sieve-names.js";
import { siftSets } from "./sieve-sets.js";
import { signedUnlikeOthers } from "./sieve-signed.js";
import { firstOf, isInside, nextOf, type Table } from "./table.js";
import type { Sieve } from "./zone.js";

/**
 * What the columns of a zone tell of its nodes and records without making a single record: found once, in a few passes,
 * so that rules look only at the few records of a large zone that may concern them.
 */
export interface Sifted {
  /** By sieve: record numbers. */
  readonly records: Readonly<Record<Sieve, readonly number[]>>;
  /** Nodes that records point to, in the order of the first pointer, less those that have addresses in the zone. */
  readonly targets: readonly number[];
}

export function siftTable(table: Table): Sifted {
  const flags = ownFlags(table);
  const targets = unresolvedTargets(table, flags);
  const hidden = markBelow(table, flags) ? hiddenRecords(table, flags) : { occluded: [], belowDname: [] };
  return {
    records: {
      ...siftSets(table),
      "alias beside others": aliasesBesideOthers(table, flags),
      "bare text": table.bareTexts.filter((record) => isInside(table, record)),
      "at or below a cut": hidden.occluded,
      "below a DNAME": hidden.belowDname,
      "odd host name": oddHosts(table, flags),
      "origin twice": originTwice(table),
      "beyond ASCII": beyondAscii(table),
      "relative PTR": table.relativePointers.filter((record) => isInside(table, record)),
      "signed unlike the rest": signedUnlikeOthers(table, (node) => (flags[node]! & hiddenFlags) !== 0),
    },
    targets,
  };
}

const hasAddress = 1;
const hasAlias = 2;
const isCut = 4;
const hasDname = 8;
const isBelowCut = 16;
const isBelowDname = 32;
const isTarget = 64;
const receivesMail = 128;
const hiddenFlags = isCut | isBelowCut | isBelowDname;

const { A, AAAA, CNAME, DNAME, DS, KEY, MX, NS, NSEC, NXT, RRSIG, SIG } = recordTypes;

const flagOf = new Uint8Array(260);
for (const [{ code }, flag] of [
  [A, hasAddress],
  [AAAA, hasAddress],
  [CNAME, hasAlias],
  [NS, isCut],
  [DNAME, hasDname],
  [MX, receivesMail],
] as const) {
  flagOf[code] = flag;
}

/** By node: what stands at it. The apex is no cut of its own zone. */
function ownFlags(table: Table): Uint8Array {
  const { names, owners, types } = table;
  const flags = new Uint8Array(names.size);
  for (let record = 0; record < table.size; record++) {
    const flag = flagOf[types[record]!];
    if (flag) flags[judgedNode(names, owners[record]!)]! |= flag;
  }
  flags[table.apex]! &= ~isCut;
  if (table.outside > 0) clearOutside(table, flags);
  return flags;
}

/** Records outside of the zone are no data of it. */
function clearOutside(table: Table, flags: Uint8Array): void {
  for (let record = 0; record < table.size; record++) {
    if (!isInside(table, record)) flags[judgedNode(table.names, table.owners[record]!)] = 0;
  }
}

function unresolvedTargets(table: Table, flags: Uint8Array): number[] {
  const found: number[] = [];
  for (let record = 0; record < table.size; record++) {
    const node = table.targets[record]! - 1;
    if (node < 0 || flags[node]! & isTarget || !isInside(table, record)) continue;
    flags[node]! |= isTarget;
    if ((flags[node]! & (hasAddress | hasAlias)) !== hasAddress) found.push(node);
  }
  return found;
}

/** Tells the nodes below cuts and DNAME records. A parent's number is smaller than its children's. @returns whether there are any */
function markBelow({ names }: Table, flags: Uint8Array): boolean {
  let any = false;
  for (let node = 1; node < names.size; node++) {
    const above = flags[names.parents[node]!]!;
    if ((above & (isCut | hasDname | isBelowCut | isBelowDname)) === 0) continue;
    any = true;
    if (above & (isCut | isBelowCut)) flags[node]! |= isBelowCut;
    else flags[node]! |= isBelowDname;
  }
  return any || flags.some((flag) => flag & isCut);
}

/** What the parent's side of a zone cut may hold (RFC 4035 §2.2, §3.1.4.1; RFC 2535 §2.3.4 for the old types). */
const atCut = new Set([NS.code, DS.code, NSEC.code, RRSIG.code, SIG.code, KEY.code, NXT.code]);

/** Records that are not served: at or below a cut and neither the delegation nor pointed to as glue is, or below a DNAME. */
function hiddenRecords(table: Table, flags: Uint8Array): { occluded: number[]; belowDname: number[] } {
  const occluded: number[] = [];
  const belowDname: number[] = [];
  for (let record = 0; record < table.size; record++) {
    const flag = flags[judgedNode(table.names, table.owners[record]!)]!;
    if ((flag & hiddenFlags) === 0 || !isInside(table, record)) continue;
    const type = table.types[record]!;
    const isGlue = (type === A.code || type === AAAA.code) && (flag & isTarget) !== 0;
    if (flag & isBelowDname) belowDname.push(record);
    else if (!isGlue && (flag & isBelowCut || !atCut.has(type))) occluded.push(record);
  }
  return { occluded, belowDname };
}

/** What may stand beside a CNAME (RFC 4034 §2.3, §3, §4; RFC 2181 §10.1 for the old types). */
const besideAlias = new Set([NSEC.code, RRSIG.code, SIG.code, KEY.code, NXT.code]);

/** The first CNAME record of each node that has a second one, or records that may not stand beside it. */
function aliasesBesideOthers(table: Table, flags: Uint8Array): number[] {
  const found: number[] = [];
  for (let node = 0; node < flags.length; node++) {
    if ((flags[node]! & hasAlias) === 0 || table.firsts[node] === table.lasts[node]) continue;
    let alias = -1;
    let others = 0;
    for (let record = firstOf(table, node); record >= 0; record = nextOf(table, record)) {
      if (alias < 0 && table.types[record] === CNAME.code) alias = record;
      else if (!besideAlias.has(table.types[record]!)) others++;
    }
    if (others > 0) found.push(alias);
  }
  return found.sort((a, b) => a - b);
}

/** Address and mail records of owners, and pointers to targets, that are no host names. */
function oddHosts(table: Table, flags: Uint8Array): number[] {
  const { names, owners, types, targets } = table;
  const odd = new Uint8Array(names.size);
  let any = false;
  for (let node = 1; node < flags.length; node++) {
    const at = names.labelAt[node]!;
    if (odd[names.parents[node]!] === 0 && isHostLabel(names.labels, at + 1, names.labels[at]!)) continue;
    odd[node] = 1;
    any ||= (flags[node]! & (hasAddress | isTarget | receivesMail)) !== 0;
  }
  if (!any) return [];
  const found: number[] = [];
  for (let record = 0; record < table.size; record++) {
    const flag = flagOf[types[record]!]!;
    // What an alias leads to may be any name: a key, a policy.
    const target = flag & (hasAlias | hasDname) ? rootNode : targets[record]! - 1;
    const isOdd = flag & (hasAddress | receivesMail) && odd[judgedNode(names, owners[record]!)] === 1;
    if ((isOdd || (target > rootNode && odd[target] === 1)) && isInside(table, record)) found.push(record);
  }
  return found;
}
