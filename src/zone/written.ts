import { commentIn } from "./comment.js";
import type { Name } from "./name.js";
import { writtenNameOf } from "./name-tree.js";
import { placeOf } from "./place.js";
import type { RecordSpec, RecordType, ResourceRecord } from "./record.js";
import { mnemonicOf } from "./rr/registry.js";
import { isInside, type Table } from "./table.js";
import { entryOf, writtenAt, writtenIn } from "./table-record.js";
import { tableOf } from "./table-zone.js";
import type { Zone } from "./zone.js";

/**
 * The records of a zone as they are written: owners in lower case but in the octets of the file, names in rdata in its
 * octets and its case, all absolute. For printing; the names are not for comparing.
 */
export function* writtenRecords(zone: Zone): Iterable<RecordSpec> {
  const table = tableOf(zone);
  if (!table) {
    yield* zone.all();
    return;
  }
  for (let record = 0; record < table.size; record++) if (isInside(table, record)) yield writtenAt(table, record);
}

/** A record as it is written, in the same way; undefined for one that was never read. */
export function writtenRecord(record: ResourceRecord): RecordSpec | undefined {
  const place = placeOf(record);
  return place && writtenAt(place.table, place.record);
}

/**
 * The same records by their numbers, for a writer that arranges them anew: what it arranges them by is known without
 * making them.
 */
export interface WrittenZone {
  readonly origin: Name;
  /** In the order of the file. */
  readonly records: Iterable<number>;
  /** Every record, and the number of every owner, is below it. */
  readonly bound: number;
  /** The number of its owner: one for all records of an owner. */
  ownerOf(record: number): number;
  nameOf(owner: number): Name;
  typeOf(record: number): RecordType;
  ttlOf(record: number): number;
  /** The record, and what the comments of its entry say; empty without one. */
  at(record: number): { readonly spec: RecordSpec; readonly comment: string };
}

/** @param zone one that was read: edits laid over a zone have no place in it */
export function writtenZone(zone: Zone): WrittenZone {
  const table = tableOf(zone);
  if (!table) throw new Error(`${zone.origin} was not read from a zone file`);
  return {
    origin: zone.origin,
    records: { [Symbol.iterator]: () => insideRecords(table) },
    bound: Math.max(table.size, table.names.size),
    ownerOf: (record) => table.owners[record]!,
    nameOf: (owner) => writtenNameOf(table.names, owner),
    typeOf: (record) => mnemonicOf(table.types[record]!) as RecordType,
    ttlOf: (record) => table.ttls[record]!,
    at(record) {
      const entry = entryOf(table, record);
      return { spec: writtenIn(table, record, entry), comment: commentIn(entry) };
    },
  };
}

function* insideRecords(table: Table): Iterator<number> {
  for (let record = 0; record < table.size; record++) if (isInside(table, record)) yield record;
}
