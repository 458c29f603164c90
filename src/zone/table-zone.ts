import type { SourceFile, Span } from "../text/source.js";
import { isBelow, type Name, parentOf } from "./name.js";
import { childLabels, findName, isNodeAtOrBelow, judgedNode, nameOf } from "./name-tree.js";
import type { RecordType, ResourceRecord } from "./record.js";
import { mnemonicOf } from "./rr/registry.js";
import { codeOf } from "./rr/type-code.js";
import { type Sifted, siftTable } from "./sieve.js";
import { countsBelow, firstOf, isInside, nextOf, type Table } from "./table.js";
import { recordAt } from "./table-record.js";
import type { OriginEvidence, RRset, View, Zone } from "./zone.js";

/** What is known of a zone beside its records. */
export interface ZoneFacts {
  readonly origin: Name;
  readonly view: View;
  readonly source: SourceFile;
  readonly originFrom: OriginEvidence;
  readonly apex: Span;
  readonly aliases: ReadonlySet<Name>;
}

/** Several rules ask for the names that records point to; those of a large zone are made anew, so that they take no room. */
const mostKeptNames = 100;

/** A record is asked for by many rules; those of a large zone are made anew, so that they take no room. */
const mostKeptRecords = 1000;

/** A zone over a table; records are made when they are asked for. */
export function tableZone(table: Table, facts: ZoneFacts): Zone {
  let below: Uint32Array | undefined;
  let sifted: Sifted | undefined;
  let pointers: Pointers | undefined;
  let targetNames: readonly Name[] | undefined;
  let counted: ReadonlyMap<number, number> | undefined;
  const made = recordMaker(table);
  const overAliases = namesOver(facts);
  const countAtOrBelow = (node: number): number => {
    below ??= countsBelow(table);
    return below[node]!;
  };
  const nodeOf = nodeFinder(table, facts.origin);
  const countBelow = (name: Name): number => {
    const node = nodeOf(name);
    return node < 0 || !isNodeAtOrBelow(table.names, node, table.apex) ? 0 : countAtOrBelow(node);
  };
  const records = (owner: Name, type?: RecordType): ResourceRecord[] => {
    const code = type === undefined ? -1 : typeCode(type);
    const found: ResourceRecord[] = [];
    const node = nodeOf(owner);
    for (let record = node < 0 ? -1 : firstOf(table, node); record >= 0; record = nextOf(table, record)) {
      if (type === undefined || table.types[record] === code) found.push(made(record));
    }
    return found;
  };
  const zone: Zone = {
    ...facts,
    size: table.size - table.outside,
    has: (name) =>
      name === facts.origin || firstOf(table, nodeOf(name)) >= 0 || countBelow(name) > 0 || overAliases.has(name),
    records: records as Zone["records"],
    count: (type, owner) => {
      if (owner !== undefined) return countAt(table, nodeOf(owner), typeCode(type));
      counted ??= countTypes(table);
      return counted.get(typeCode(type)) ?? 0;
    },
    countBelow,
    labelsLike: (name, like) => childLabels(table.names, nodeOf(name), like, countAtOrBelow),
    all: (types) => {
      counted ??= countTypes(table);
      return types?.every((type) => !counted?.has(typeCode(type))) ? [] : recordsOf(table, made, types);
    },
    sets: () => setsOf(table, made),
    outside: { size: table.outside, all: () => outsideRecords(table) },
    sift(sieve) {
      sifted ??= siftTable(table);
      const found = sifted.records[sieve];
      return found.length === 0 ? [] : recordsWith(made, found);
    },
    *unresolvedTargets() {
      sifted ??= siftTable(table);
      const { targets } = sifted;
      if (targets.length <= mostKeptNames) {
        targetNames ??= targets.map((node) => nameOf(table.names, node));
        yield* targetNames;
      } else for (const node of targets) yield nameOf(table.names, node);
    },
    pointersTo(name) {
      pointers ??= pointersOf(table);
      return chainOf(pointers, nodeOf(name)).map(made);
    },
  };
  (zone as TableZone)[held] = { zone, table };
  return zone;
}

/** Finds the node of a name, of the last one at once: a lookup asks several questions about each name on its way. */
function nodeFinder(table: Table, origin: Name): (name: Name) => number {
  let last = origin;
  let lastNode = table.apex;
  return (name) => {
    if (name === last) return lastNode;
    const node = name === origin ? table.apex : findName(table.names, name);
    // One that is not there may come yet, as the A-labels of another.
    if (node >= 0) {
      last = name;
      lastNode = node;
    }
    return node;
  };
}

type RecordMaker = (record: number) => ResourceRecord;

function recordMaker(table: Table): RecordMaker {
  if (table.size > mostKeptRecords) return (record) => recordAt(table, record);
  const kept = new Array<ResourceRecord | undefined>(table.size);
  return (record) => {
    let one = kept[record];
    if (one === undefined) {
      one = recordAt(table, record);
      kept[record] = one;
    }
    return one;
  };
}

/** The aliases of a zone and all names above them. */
function namesOver({ aliases, origin }: ZoneFacts): ReadonlySet<Name> {
  const names = new Set<Name>();
  for (const alias of aliases) {
    for (let at = alias; isBelow(at, origin) && !names.has(at); at = parentOf(at)) names.add(at);
  }
  return names;
}

// A WeakMap would be asked about by every garbage collection, once for each zone of a large estate.
const held = Symbol("table");
type TableZone = Zone & { [held]?: { readonly zone: Zone; readonly table: Table } };

/** The table under a zone that was read; undefined for one with edits laid over it, which is a copy of the zone. */
export function tableOf(zone: Zone): Table | undefined {
  const holder = (zone as TableZone)[held];
  return holder?.zone === zone ? holder.table : undefined;
}

const typeCodes = new Map<RecordType, number>();

function typeCode(type: RecordType): number {
  let code = typeCodes.get(type);
  if (code === undefined) {
    code = codeOf(new TextEncoder().encode(type), 0, type.length);
    typeCodes.set(type, code);
  }
  return code;
}

function* recordsWith(made: RecordMaker, numbers: readonly number[]): Iterable<ResourceRecord> {
  for (const record of numbers) yield made(record);
}

function countAt(table: Table, node: number, code: number): number {
  let count = 0;
  for (let record = node < 0 ? -1 : firstOf(table, node); record >= 0; record = nextOf(table, record)) {
    if (table.types[record] === code) count++;
  }
  return count;
}

const counts = new Uint32Array(2 ** 16);

/** By the number of a type: how many records of the zone have it. */
function countTypes(table: Table): ReadonlyMap<number, number> {
  const met: number[] = [];
  for (let record = 0; record < table.size; record++) {
    if (table.outside > 0 && !isInside(table, record)) continue;
    const type = table.types[record]!;
    if (counts[type]!++ === 0) met.push(type);
  }
  const counted = new Map(met.map((type) => [type, counts[type]!]));
  for (const type of met) counts[type] = 0;
  return counted;
}

/** The records that point to each node, chained from the first one on, by number + 1; 0 ends a chain. */
interface Pointers {
  readonly firsts: Uint32Array;
  readonly nexts: Uint32Array;
}

function pointersOf(table: Table): Pointers {
  const firsts = new Uint32Array(table.names.size);
  const nexts = new Uint32Array(table.size);
  for (let record = table.size - 1; record >= 0; record--) {
    const target = table.targets[record]! - 1;
    if (target < 0 || !isInside(table, record)) continue;
    nexts[record] = firsts[target]!;
    firsts[target] = record + 1;
  }
  return { firsts, nexts };
}

function chainOf({ firsts, nexts }: Pointers, node: number): number[] {
  const found: number[] = [];
  if (node < 0) return found;
  for (let record = firsts[node] ?? 0; record > 0; record = nexts[record - 1]!) found.push(record - 1);
  return found;
}

/** The records whose owner is not at or below the origin, in the order of the file. */
function* outsideRecords(table: Table): Iterable<ResourceRecord> {
  if (table.outside === 0) return;
  for (let record = 0; record < table.size; record++) if (!isInside(table, record)) yield recordAt(table, record);
}

function* recordsOf(
  table: Table,
  made: RecordMaker,
  types: readonly RecordType[] | undefined,
): Iterable<ResourceRecord> {
  const wanted = types && new Set(types.map(typeCode));
  for (let record = 0; record < table.size; record++) {
    if (isInside(table, record) && (!wanted || wanted.has(table.types[record]!))) yield made(record);
  }
}

/** Owner by owner, in the order in which the file names them first. */
function* setsOf(table: Table, made: RecordMaker): Iterable<RRset> {
  for (let record = 0; record < table.size; record++) {
    const node = judgedNode(table.names, table.owners[record]!);
    if (!isInside(table, record) || firstOf(table, node) !== record) continue;
    const owner = nameOf(table.names, node);
    for (const [code, members] of typesFrom(table, record)) {
      yield { owner, type: mnemonicOf(code) as RecordType, records: members.map(made) };
    }
  }
}

/** The records of an owner by type, from its first record on. */
function typesFrom(table: Table, first: number): Map<number, number[]> {
  const types = new Map<number, number[]>();
  for (let record = first; record >= 0; record = nextOf(table, record)) {
    const members = types.get(table.types[record]!);
    if (members) members.push(record);
    else types.set(table.types[record]!, [record]);
  }
  return types;
}
