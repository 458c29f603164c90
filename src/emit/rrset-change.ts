import type { Name } from "../zone/name.js";
import type { RecordSpec, RecordType } from "../zone/record.js";
import { type Emission, identity, recordsAfter, recordsOf } from "./emission.js";

/** What becomes of one RRset: for providers that know no single records. */
export interface RRsetChange {
  readonly owner: Name;
  readonly type: RecordType;
  /** The set as it is, with one TTL; empty when there is none; undefined when no zone was read. */
  readonly before: readonly RecordSpec[] | undefined;
  /** The set as it is to be, with one TTL; empty when it goes. Without a zone: the records that come, alone. */
  readonly after: readonly RecordSpec[];
}

/** The RRsets that the edits touch, in the order in which the edits do; a set that ends as it began is none. */
export function rrsetChanges({ edits, before }: Emission): RRsetChange[] {
  const touched = new Map(edits.flatMap(recordsOf).map((record) => [keyOf(record), record]));
  const old = setsOf(before ?? []);
  const fresh = setsOf(recordsAfter(before ?? [], edits));
  return Array.from(touched, ([key, { owner, type }]): RRsetChange => {
    const after = fresh.get(key) ?? [];
    return {
      owner,
      type,
      before: before && withOneTtl(old.get(key) ?? [], firstTtl),
      after: withOneTtl(after, leastTtl),
    };
  }).filter(({ before, after }) => before === undefined || !isSameSet(before, after));
}

function keyOf({ owner, type }: RecordSpec): string {
  return `${owner} ${type}`;
}

/** Records by owner and type, each once (RFC 2181 §5). */
export function setsOf(records: readonly RecordSpec[]): Map<string, RecordSpec[]> {
  const sets = new Map<string, RecordSpec[]>();
  for (const record of recordsAfter(records, [])) {
    const set = sets.get(keyOf(record));
    if (set) set.push(record);
    else sets.set(keyOf(record), [record]);
  }
  return sets;
}

/** What servers make of a set that is written with several. */
const firstTtl = ([first]: readonly RecordSpec[]) => first?.ttl ?? 0;

/** RFC 2181 §5.2: of different TTLs the lowest. */
const leastTtl = (records: readonly RecordSpec[]) => records.reduce((least, { ttl }) => Math.min(least, ttl), Infinity);

function withOneTtl(records: readonly RecordSpec[], choose: (records: readonly RecordSpec[]) => number): RecordSpec[] {
  const ttl = choose(records);
  return records.map((record) => (record.ttl === ttl ? record : { ...record, ttl }));
}

function isSameSet(before: readonly RecordSpec[], after: readonly RecordSpec[]): boolean {
  const lines = (records: readonly RecordSpec[]) => records.map((record) => `${record.ttl} ${identity(record)}`).sort();
  return before.length === after.length && lines(before).join("\n") === lines(after).join("\n");
}
