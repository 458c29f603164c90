import type { WrittenZone } from "../../zone/written.js";
import { defaultTtl } from "../default-ttl.js";
import { relativeName } from "../relative-name.js";
import { byType } from "./record-order.js";
import { type Section, sectionFor, sections } from "./section.js";
import { sortKey } from "./sort-key.js";

/** One group of a zone file. */
export interface Group {
  readonly section: Section;
  /** In their order. */
  readonly owners: readonly number[];
}

/** How wide the columns in front of the rdata are, without the blanks between; without TTLs theirs is 0. */
export interface ColumnWidths {
  readonly owner: number;
  readonly ttl: number;
  readonly type: number;
}

export interface Arrangement {
  /** Undefined without records. */
  readonly defaultTtl: number | undefined;
  readonly groups: readonly Group[];
  readonly widths: ColumnWidths;
  /** The records of an owner, in their order. */
  recordsOf(owner: number): readonly number[];
}

/** Puts the records of a zone in order: by purpose, in that by owner, in that by type. */
export function arrange(zone: WrittenZone): Arrangement {
  const { owners, has, ttls, recordsOf } = byOwner(zone);
  const names = owners.map((owner) => relativeName(zone.nameOf(owner), zone.origin));
  const groups = new Map<Section, number[]>(sections.map((section) => [section, []]));
  for (const { index, section } of inOrder(names, (index) => has[owners[index]!]!)) {
    groups.get(section)?.push(owners[index]!);
  }
  const common = defaultTtl(ttls);
  return {
    defaultTtl: common,
    groups: Array.from(groups, ([section, owners]) => ({ section, owners })).filter(({ owners }) => owners.length > 0),
    widths: { owner: ownerWidth(names), ttl: ttlWidth(ttls, common), type: typeWidth },
    recordsOf,
  };
}

interface ByOwner extends Pick<Arrangement, "recordsOf"> {
  /** In the order in which the file names them first. */
  readonly owners: readonly number[];
  /** Per owner: a sum of `soa` and `ns`. */
  readonly has: Uint8Array;
  /** How many records have a TTL, by TTL. */
  readonly ttls: ReadonlyMap<number, number>;
}

const soa = 1;
const ns = 2;

/** Chains the records of each owner, by number + 1. */
function byOwner(zone: WrittenZone): ByOwner {
  const firsts = new Uint32Array(zone.bound);
  const lasts = new Uint32Array(zone.bound);
  const nexts = new Uint32Array(zone.bound);
  const has = new Uint8Array(zone.bound);
  const owners: number[] = [];
  const ttls = new Map<number, number>();
  for (const record of zone.records) {
    const owner = zone.ownerOf(record);
    const last = lasts[owner]!;
    if (last === 0) {
      firsts[owner] = record + 1;
      owners.push(owner);
    } else nexts[last - 1] = record + 1;
    lasts[owner] = record + 1;
    const type = zone.typeOf(record);
    if (type === "SOA") has[owner]! |= soa;
    else if (type === "NS") has[owner]! |= ns;
    const ttl = zone.ttlOf(record);
    ttls.set(ttl, (ttls.get(ttl) ?? 0) + 1);
  }
  const recordsOf = (owner: number) => {
    const records: number[] = [];
    for (let next = firsts[owner]!; next > 0; next = nexts[next - 1]!) records.push(next - 1);
    return records.length === 1 ? records : records.sort((a, b) => byType(zone.typeOf(a), zone.typeOf(b)));
  };
  return { owners, has, ttls, recordsOf };
}

/**
 * Sorts names, and tells the section of each.
 * @param names relative to the origin; each is meant by its index
 * @param has what is at a name: a sum of `soa` and `ns`
 */
function* inOrder(
  names: readonly string[],
  has: (index: number) => number,
): Iterable<{ readonly index: number; readonly section: Section }> {
  const keys = names.map((name) => (name === "@" ? "" : sortKey(name)));
  const order = Array.from(names, (_, index) => index);
  order.sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : 0));
  // Names below a zone cut come right after it.
  let cut: string | undefined;
  for (const index of order) {
    const key = keys[index]!;
    if (cut !== undefined && key.startsWith(cut)) yield { index, section: "delegations" };
    // A name with a SOA is the apex, also when the file writes it in another way than the zone's name.
    else if (key === "" || has(index) & soa) yield { index, section: "zone" };
    else if (has(index) & ns) {
      cut = key;
      yield { index, section: "delegations" };
    } else yield { index, section: sectionFor(names[index]!) };
  }
}

// What is longer moves the rest of its own line, and no other.
const widestOwner = 24;
const typeWidth = "CNAME".length;

function ownerWidth(names: readonly string[]): number {
  return names.reduce((width, { length }) => (length <= widestOwner && length > width ? length : width), 0);
}

function ttlWidth(ttls: ReadonlyMap<number, number>, common: number | undefined): number {
  return Math.max(0, ...Array.from(ttls.keys(), (ttl) => (ttl === common ? 0 : String(ttl).length)));
}
