import type { SourceFile } from "../text/source.js";
import type { RecordEdit } from "./edit.js";
import { below, isAtOrBelow, isBelow, labelsOf, type Name } from "./name.js";
import type { RecordSpec, RecordType, ResourceRecord } from "./record.js";
import { targetOf } from "./target.js";
import type { RRset, Zone } from "./zone.js";

/**
 * The zone as it would be after the edits, without writing a byte: what a planned cure is proven on.
 * Added records are reported where the old one stood, or at the apex.
 */
export function overlay(zone: Zone, edits: readonly RecordEdit[]): Zone {
  const removed = removedRecords(edits);
  const added = edits.flatMap((edit): ResourceRecord[] =>
    edit.kind === "remove" ? [] : [placed(edit.record, edit.kind === "replace" ? edit.old.span : zone.apex)],
  );
  const kept = (record: ResourceRecord) => !removed.starts.get(record.span.source)?.has(record.span.start);
  const touched = new Set([...removed.owners, ...added.map(({ owner }) => owner)]);
  const recordsAt = (owner: Name, type?: RecordType): readonly ResourceRecord[] => {
    const read = type === undefined ? zone.records(owner) : zone.records(owner, type);
    if (!touched.has(owner)) return read;
    const here = added.filter((record) => record.owner === owner && (type === undefined || record.type === type));
    return [...read.filter(kept), ...here];
  };
  const countBelow = (name: Name) =>
    zone.countBelow(name) -
    removed.records.filter((record) => isAtOrBelow(record.owner, name)).length +
    added.filter((record) => isAtOrBelow(record.owner, name)).length;
  const has = (name: Name) => {
    if (added.some((record) => isAtOrBelow(record.owner, name))) return true;
    if (!zone.has(name)) return false;
    return !removed.records.some((record) => isAtOrBelow(record.owner, name)) || countBelow(name) > 0;
  };
  return {
    ...zone,
    size: zone.size - removed.records.length + added.length,
    has,
    records: recordsAt as Zone["records"],
    count(type, owner) {
      if (owner !== undefined) return touched.has(owner) ? recordsAt(owner, type).length : zone.count(type, owner);
      const ofType = (records: readonly ResourceRecord[]) => records.filter((record) => record.type === type).length;
      return zone.count(type) - ofType(removed.records) + ofType(added);
    },
    countBelow,
    labelsLike(name, like) {
      const fits = (label: string) =>
        label.length >= like.shortest && label.length <= like.longest && like.matches(label);
      const labels = new Set([...zone.labelsLike(name, like), ...labelsBelow(added, name).filter(fits)]);
      return [...labels].filter((label) => has(below(label, name)));
    },
    *all(types) {
      for (const record of zone.all(types)) if (kept(record)) yield record;
      for (const record of added) if (!types || types.includes(record.type)) yield record;
    },
    *sift(sieve) {
      for (const record of zone.sift(sieve)) if (kept(record) && !touched.has(record.owner)) yield record;
      for (const owner of touched) yield* recordsAt(owner);
    },
    *unresolvedTargets() {
      const names = new Set([...zone.unresolvedTargets(), ...touched]);
      for (const record of added) {
        const target = targetOf(record);
        if (target) names.add(target);
      }
      yield* names;
    },
    pointersTo: (name) => [
      ...zone.pointersTo(name).filter(kept),
      ...added.filter((record) => targetOf(record) === name),
    ],
    *sets() {
      for (const set of zone.sets()) {
        const records = recordsAt(set.owner, set.type);
        if (records.length > 0) yield { ...set, records };
      }
      yield* newSets(zone, added);
    },
  };
}

/** The labels that the owners of some records have directly below a name. */
function labelsBelow(records: readonly ResourceRecord[], name: Name): string[] {
  return records
    .filter(({ owner }) => isBelow(owner, name))
    .map(({ owner }) => labelsOf(owner).at(-1 - labelsOf(name).length) ?? "");
}

interface Removed {
  readonly records: readonly ResourceRecord[];
  readonly owners: ReadonlySet<Name>;
  /** One entry is one record, so its start tells it apart within its source. */
  readonly starts: ReadonlyMap<SourceFile, ReadonlySet<number>>;
}

function removedRecords(edits: readonly RecordEdit[]): Removed {
  const records = edits.flatMap((edit) => (edit.kind === "add" ? [] : [edit.old]));
  const starts = new Map<SourceFile, Set<number>>();
  for (const { span } of records) starts.set(span.source, (starts.get(span.source) ?? new Set()).add(span.start));
  return { records, owners: new Set(records.map((record) => record.owner)), starts };
}

function placed(record: RecordSpec, span: ResourceRecord["span"]): ResourceRecord {
  return { ...record, span };
}

function* newSets(zone: Zone, added: readonly ResourceRecord[]): Iterable<RRset> {
  const sets = new Map<string, ResourceRecord[]>();
  for (const record of added) {
    const key = `${record.owner} ${record.type}`;
    sets.set(key, [...(sets.get(key) ?? []), record]);
  }
  for (const records of sets.values()) {
    const { owner, type } = records[0] as ResourceRecord;
    if (zone.records(owner, type).length === 0) yield { owner, type, records };
  }
}
