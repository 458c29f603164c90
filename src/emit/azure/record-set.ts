import type { RecordSpec, RecordType } from "../../zone/record.js";
import { type Emission, identity } from "../emission.js";
import { setKey } from "../set-guard.js";
import { takenFor } from "./record-fields.js";

/** A record set of Azure as it is between two commands. */
export interface RecordSet {
  readonly owner: RecordSpec["owner"];
  readonly type: RecordType;
  readonly records: readonly RecordSpec[];
  /** Undefined when there is no set. */
  readonly ttl: number | undefined;
  /** Takes a record that Azure has. */
  hold(record: RecordSpec): void;
  add(record: RecordSpec, ttl: number): void;
  /** What a CNAME is set to takes the place of what it was. */
  set(record: RecordSpec, ttl: number): void;
  /** @returns the records that az takes away with the one that is meant */
  remove(record: RecordSpec): readonly RecordSpec[];
}

export interface RecordSets {
  of(record: RecordSpec): RecordSet;
  all(): Iterable<RecordSet>;
}

/** What `add-record` gives to a new set of the types for which it takes no TTL: https://learn.microsoft.com/cli/azure/network/dns/record-set/txt */
const defaultTtl = 3600;

/** For all other types, a set that is there gets 3600 seconds when no TTL is given. */
export function takesTtl(type: RecordType): boolean {
  return type !== "SRV" && type !== "TXT";
}

/** The sets that a change touches, as they are before it. */
export function recordSets({ before = [] }: Emission): RecordSets {
  const sets = new Map<string, RecordSet>();
  const of = (record: RecordSpec): RecordSet => {
    const key = setKey(record);
    const set = sets.get(key) ?? emptySet(record);
    sets.set(key, set);
    return set;
  };
  for (const record of before) of(record).hold(record);
  return { of, all: () => sets.values() };
}

function emptySet({ owner, type }: RecordSpec): RecordSet {
  let records: RecordSpec[] = [];
  let ttl: number | undefined;
  return {
    owner,
    type,
    get records() {
      return records;
    },
    get ttl() {
      return ttl;
    },
    hold(record) {
      ttl ??= record.ttl;
      records.push(record);
    },
    add(record, wanted) {
      ttl = takesTtl(type) ? wanted : (ttl ?? defaultTtl);
      records.push(record);
    },
    set(record, wanted) {
      ttl = wanted;
      records = [record];
    },
    remove(record) {
      const others = records.filter((one) => identity(one) !== identity(record));
      const taken = takenFor(record, others);
      records = others.filter((one) => !taken.includes(one));
      if (records.length === 0) ttl = undefined;
      return taken;
    },
  };
}
