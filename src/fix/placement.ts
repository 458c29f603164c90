import type { SourceFile } from "../text/source.js";
import type { ChangeSet, RecordEdit } from "../zone/edit.js";
import { layoutOf } from "../zone/layout-of.js";
import { type Name, parentOf } from "../zone/name.js";
import type { RecordSpec, ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import { afterLine, isInheritingLine } from "./line-end.js";
import { ownerGroup } from "./owner-group.js";
import type { Untouchable } from "./untouchable.js";

/** Where a new entry goes. */
export interface Placement {
  readonly source: SourceFile;
  /** The start of a line, or the end of the file. */
  readonly offset: number;
  /** The relative whose style it takes, itself or its group just before; absent in a file without records. */
  readonly neighbour?: ResourceRecord;
}

/**
 * Finds the place of a new record: after its relatives, as a person would. In this order: records of its owner and type;
 * of its owner; of its type, those under the same name first; a removed record that it takes over from; the names right
 * above it; else the end of the zone's own file.
 */
export function placeFor({ zone, edits }: ChangeSet, record: RecordSpec, untouchable: Untouchable): Placement {
  const relatives = [
    () => zone.records(record.owner, record.type) as readonly ResourceRecord[],
    () => zone.records(record.owner),
    () => sameType(zone, record, untouchable),
    () => removedKin(edits, record),
    () => (parentOf(record.owner) === zone.origin ? [] : zone.records(parentOf(record.owner))),
  ];
  for (const find of relatives) {
    const last = find().findLast((one) => untouchable(one.span) === undefined);
    if (last) return afterGroup(zone, last);
  }
  return endOf(zone, untouchable);
}

/** After the last record of the zone's own file; those that stand under another $ORIGIN come second. */
export function endOf(zone: Zone, untouchable: Untouchable): Placement {
  let last: ResourceRecord | undefined;
  for (const record of zone.all()) if (record.span.source === zone.source) last = record;
  if (last && layoutOf(last).origin !== zone.origin) {
    for (const record of zone.all()) {
      if (record.span.source === zone.source && layoutOf(record).origin === zone.origin) last = record;
    }
  }
  if (last && untouchable(last.span) === undefined) return afterGroup(zone, last);
  return veryEndOf(zone);
}

/** Behind everything else in the zone's own file. */
export function veryEndOf({ source }: Zone): Placement {
  return { source, offset: source.bytes.length };
}

/** The last other record of the type: under the same name if there is one; the apex's own only for the apex. */
function sameType(zone: Zone, { owner, type }: RecordSpec, untouchable: Untouchable): ResourceRecord[] {
  const parent = parentOf(owner);
  let sibling: ResourceRecord | undefined;
  let other: ResourceRecord | undefined;
  for (const one of zone.all([type])) {
    if ((one.owner === zone.origin) !== (owner === zone.origin) || untouchable(one.span) !== undefined) continue;
    if (parentOf(one.owner) === parent) sibling = one;
    other = one;
  }
  const last = sibling ?? other;
  return last ? [last] : [];
}

/** What goes away at the domain that the new record serves: an SRV record takes the line of the host record before it. */
function removedKin(edits: readonly RecordEdit[], { owner }: RecordSpec): ResourceRecord[] {
  const domain = domainOf(owner);
  return edits.flatMap((edit) => (edit.kind === "remove" && parentOf(edit.old.owner) === domain ? [edit.old] : []));
}

/** The name without its service labels (RFC 2782, RFC 8552), and without its host label if it has none. */
function domainOf(owner: Name): Name {
  let name = owner;
  while (name.startsWith("_")) name = parentOf(name);
  return name === owner ? parentOf(owner) : name;
}

/** After an entry and those that inherit its owner, even where a line of theirs could not be read. */
function afterGroup(zone: Zone, record: ResourceRecord): Placement {
  const { source } = record.span;
  const last = ownerGroup(zone, record).followers.at(-1) ?? record;
  let offset = layoutOf(last).lines.end;
  while (isInheritingLine(source.bytes, offset)) offset = afterLine(source.bytes, offset);
  // A group may go on under another $ORIGIN, which is the one that counts for what comes after it.
  const neighbour = layoutOf(last).origin === layoutOf(record).origin ? record : last;
  return { source, offset, neighbour };
}
