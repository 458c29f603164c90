import type { Span } from "../text/source.js";
import { type EntryHead, emptyHead, readHead } from "./entry.js";
import { judgedNode, nameOf, writtenNameOf } from "./name-tree.js";
import { readRdata } from "./rdata.js";
import type { RecordSpec, ResourceRecord } from "./record.js";
import { mnemonicOf } from "./rr/registry.js";
import { moveScan, nextEntry, type Scan, scanFrom, wordEnd, wordStart } from "./scanner.js";
import { type Run, runOf, type Table } from "./table.js";

/** The entry of a record, scanned again: its words up to the rdata are taken. Good until the next one is asked for. */
export interface RecordEntry {
  readonly run: Run;
  readonly scan: Scan;
  readonly head: EntryHead;
}

const nothing = new Uint8Array(0);
const scan = scanFrom(nothing, nothing);
const head = emptyHead();

/** Scans the entry of a record again. */
export function entryOf(table: Table, record: number): RecordEntry {
  const run = runOf(table, record);
  moveScan(scan, run.source.bytes, run.origin, table.starts[record]!);
  nextEntry(scan);
  readHead(scan.words, scan.indented ? -1 : 0, head);
  return { run, scan, head };
}

/** The span of an entry's fields, from the first to the last. */
export function entrySpan({ run, scan }: RecordEntry): Span {
  const { words } = scan;
  return { source: run.source, start: wordStart(words, 0), end: wordEnd(words, words.count - 1) };
}

/** The record with this number as it is written: names in the octets of the file, those of rdata in its case too. */
export function writtenAt(table: Table, record: number): RecordSpec {
  return writtenIn(table, record, entryOf(table, record));
}

/** The same from its entry, just found. */
export function writtenIn(table: Table, record: number, { scan: { words } }: RecordEntry): RecordSpec {
  words.asWritten = true;
  const type = table.types[record]!;
  return {
    owner: writtenNameOf(table.names, table.owners[record]!),
    ttl: table.ttls[record]!,
    type: mnemonicOf(type),
    data: readRdata(type, words),
  } as RecordSpec;
}

/** Makes the record with this number. */
export function recordAt(table: Table, record: number): ResourceRecord {
  const entry = entryOf(table, record);
  const { words } = entry.scan;
  words.asWritten = false;
  const type = table.types[record]!;
  return {
    owner: nameOf(table.names, judgedNode(table.names, table.owners[record]!)),
    ttl: table.ttls[record]!,
    type: mnemonicOf(type),
    data: readRdata(type, words),
    span: entrySpan(entry),
  } as ResourceRecord;
}
