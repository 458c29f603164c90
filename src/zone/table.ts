import type { SourceFile } from "../text/source.js";
import { columnsIn } from "./columns.js";
import { grown } from "./grown.js";
import { isNodeAtOrBelow, judgedNode, type NameTree } from "./name-tree.js";

/** What is the same for records that follow each other: kept once, not with each of them. */
export interface Run {
  /** The first record of the run. */
  readonly first: number;
  readonly source: SourceFile;
  /** The origin in force, in wire form. */
  readonly origin: Uint8Array;
  /** What an entry without TTL gets ($TTL, the SOA's minimum); undefined while the TTL stated last decides (RFC 1035 §5.1). */
  readonly defaultTtl: number | undefined;
  /** The TTL stated last before the run; undefined when none was. */
  readonly statedTtl: number | undefined;
}

/**
 * The records of a zone as columns, in the order of the file: a record is a number. Of its text only the start of its
 * entry is kept; the fields are scanned again when somebody asks for them.
 */
export interface Table {
  readonly names: NameTree;
  /** The node of the zone's apex. */
  readonly apex: number;
  size: number;
  /** How many records have an owner that is not at or below the apex: kept, but no data of the zone. */
  outside: number;
  /** Per record: the node of its owner, in the octets of the file. */
  owners: Uint32Array;
  types: Uint16Array;
  ttls: Uint32Array;
  /** Where the first line of its entry starts. */
  starts: Uint32Array;
  /** The node of the name that it points to, by number + 1; 0 when its type points to none. */
  targets: Uint32Array;
  /** The next record of the same owner, by its number + 1; 0 after the last one, `isOutside` for a record outside. */
  nexts: Uint32Array;
  /** Per node: its first and its last record, by number + 1; 0 when it has none. */
  firsts: Uint32Array;
  lasts: Uint32Array;
  readonly runs: Run[];
  /** The TXT records whose text begins without quotes, in order. */
  readonly bareTexts: number[];
  /** The PTR records whose target has no final dot, in order. */
  readonly relativePointers: number[];
}

const isOutside = 0xffffffff;
/** @param room for how many records to begin with */
export function emptyTable(names: NameTree, apex: number, room: number): Table {
  const column = columnsIn((7 * 4 + 2) * room);
  return {
    names,
    apex,
    size: 0,
    outside: 0,
    owners: column(Uint32Array, room),
    ttls: column(Uint32Array, room),
    starts: column(Uint32Array, room),
    targets: column(Uint32Array, room),
    nexts: column(Uint32Array, room),
    firsts: column(Uint32Array, room),
    lasts: column(Uint32Array, room),
    types: column(Uint16Array, room),
    runs: [],
    bareTexts: [],
    relativePointers: [],
  };
}

/**
 * Adds a record to the last run.
 * @param owner node
 * @param type number
 * @param start where its entry's first line starts
 * @param target the node that it points to, or -1
 * @returns whether it is data of the zone
 */
export function addRecord(
  table: Table,
  owner: number,
  type: number,
  ttl: number,
  start: number,
  target: number,
): boolean {
  const record = table.size++;
  if (record === table.owners.length) growRecords(table);
  table.owners[record] = owner;
  table.types[record] = type;
  table.ttls[record] = ttl;
  table.starts[record] = start;
  table.targets[record] = target < 0 ? 0 : judgedNode(table.names, target) + 1;
  const node = judgedNode(table.names, owner);
  while (table.names.size > table.firsts.length) growNodes(table);
  if (!isNodeAtOrBelow(table.names, node, table.apex)) {
    table.nexts[record] = isOutside;
    table.outside++;
    return false;
  }
  const before = table.lasts[node]!;
  if (before === 0) table.firsts[node] = record + 1;
  else table.nexts[before - 1] = record + 1;
  table.lasts[node] = record + 1;
  return true;
}

function growRecords(table: Table): void {
  table.owners = grown(table.owners);
  table.types = grown(table.types);
  table.ttls = grown(table.ttls);
  table.starts = grown(table.starts);
  table.targets = grown(table.targets);
  table.nexts = grown(table.nexts);
}

function growNodes(table: Table): void {
  table.firsts = grown(table.firsts);
  table.lasts = grown(table.lasts);
}

/** Whether the record is data of the zone. */
export function isInside(table: Table, record: number): boolean {
  return table.nexts[record] !== isOutside;
}

/** The first record of a node, or -1. */
export function firstOf(table: Table, node: number): number {
  return node < 0 ? -1 : (table.firsts[node] ?? 0) - 1;
}

/** The record of the same owner after this one, or -1. */
export function nextOf(table: Table, record: number): number {
  return table.nexts[record]! - 1;
}

/** The run that a record belongs to. */
export function runOf(table: Table, record: number): Run {
  const { runs } = table;
  let low = 0;
  let high = runs.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (runs[middle]!.first <= record) low = middle;
    else high = middle;
  }
  return runs[low]!;
}

/** What an entry without TTL would get in the place of this record. */
export function defaultTtlAt(table: Table, record: number): number | undefined {
  const run = runOf(table, record);
  return run.defaultTtl ?? (record > run.first ? table.ttls[record - 1] : run.statedTtl);
}

/** Per node: how many records of the zone are at it or below it. One pass over records and nodes. */
export function countsBelow(table: Table): Uint32Array {
  const { names } = table;
  const counts = new Uint32Array(names.size);
  for (let record = 0; record < table.size; record++) {
    if (isInside(table, record)) counts[judgedNode(names, table.owners[record]!)]!++;
  }
  for (let node = names.size - 1; node > 0; node--) counts[names.parents[node]!]! += counts[node]!;
  return counts;
}
