import type { SourceFile } from "../text/source.js";
import type { Name } from "./name.js";
import { judgedNode, nameOf } from "./name-tree.js";
import { nameFromWire } from "./name-wire.js";
import type { ResourceRecord } from "./record.js";
import { mnemonicOf } from "./rr/registry.js";
import { runOf, type Table } from "./table.js";

/** Where a record is held. */
export interface Place {
  readonly table: Table;
  readonly record: number;
}

// Records carry no hidden fields: one is found again by its source, the start of its span, its owner and its type.
const tablesOf = new WeakMap<SourceFile, Table[]>();
const stretchesOf = new WeakMap<Table, Map<SourceFile, Stretch[]>>();

/** Some runs of one source, in which entries start later and later; a file that is included twice has two. */
type Stretch = number[];

/** Makes the records of a table known to `placeOf`. */
export function rememberTable(table: Table): void {
  for (const source of new Set(table.runs.map((run) => run.source))) {
    tablesOf.set(source, [...(tablesOf.get(source) ?? []), table]);
  }
}

/** Where a record is held; undefined for one that was never read: an edit, or an answer made from a wildcard. */
export function placeOf({ owner, type, span }: ResourceRecord): Place | undefined {
  for (const table of tablesOf.get(span.source)?.toReversed() ?? []) {
    for (const stretch of stretchesIn(table, span.source)) {
      const record = lastStartingBefore(table, stretch, span.start);
      if (record < 0 || mnemonicOf(table.types[record]!) !== type) continue;
      if (nameOf(table.names, judgedNode(table.names, table.owners[record]!)) === owner) return { table, record };
    }
  }
  return undefined;
}

/** The origin that relative names in the entry of a record are completed with; undefined for one that was never read. */
export function originInForce(record: ResourceRecord): Name | undefined {
  const place = placeOf(record);
  return place && nameFromWire(runOf(place.table, place.record).origin);
}

function stretchesIn(table: Table, source: SourceFile): readonly Stretch[] {
  let bySource = stretchesOf.get(table);
  if (!bySource) {
    bySource = stretched(table);
    stretchesOf.set(table, bySource);
  }
  return bySource.get(source) ?? [];
}

function stretched(table: Table): Map<SourceFile, Stretch[]> {
  const bySource = new Map<SourceFile, Stretch[]>();
  const startOf = (run: number) => table.starts[table.runs[run]!.first]!;
  for (let run = 0; run < table.runs.length; run++) {
    const { source } = table.runs[run]!;
    const stretches = bySource.get(source) ?? [];
    const last = stretches.at(-1);
    if (last && startOf(last.at(-1)!) < startOf(run)) last.push(run);
    else stretches.push([run]);
    bySource.set(source, stretches);
  }
  return bySource;
}

/** The record whose entry starts last at or before an offset, or -1. */
function lastStartingBefore(table: Table, stretch: Stretch, offset: number): number {
  const { runs, starts } = table;
  const run = stretch[lastIndex(stretch.length, (i) => starts[runs[stretch[i]!]!.first]! <= offset)];
  if (run === undefined) return -1;
  const { first } = runs[run]!;
  const end = runs[run + 1]?.first ?? table.size;
  return first + lastIndex(end - first, (i) => starts[first + i]! <= offset);
}

/** The last index below `length` for which a falling condition holds, or -1. */
function lastIndex(length: number, holds: (index: number) => boolean): number {
  let low = -1;
  let high = length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
