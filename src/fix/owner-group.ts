import { layoutOf } from "../zone/layout-of.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import { isSameEntry } from "./same-entry.js";
import { spanText } from "./span-text.js";

/** Entries that stand one below the other and share one written owner (RFC 1035 §5.1: a line that begins with a blank). */
export interface OwnerGroup {
  /** The entry in which the owner is written; absent when it is inherited from a line that is no record, or from $ORIGIN. */
  readonly leader?: ResourceRecord;
  /** The entries after the given one that inherit the same owner, in order. */
  readonly followers: readonly ResourceRecord[];
}

/** The group that a record belongs to. */
export function ownerGroup(zone: Zone, record: ResourceRecord): OwnerGroup {
  const inFile = zone.records(record.owner).filter(({ span }) => span.source === record.span.source);
  const at = inFile.findIndex((one) => isSameEntry(one, record));
  let leader = at;
  while (leader >= 0 && inherits(inFile[leader]!)) leader--;
  let end = at + 1;
  while (end < inFile.length && inherits(inFile[end]!)) end++;
  return { ...(inFile[leader] && { leader: inFile[leader] }), followers: inFile.slice(at + 1, end) };
}

function inherits(record: ResourceRecord): boolean {
  return layoutOf(record).owner === undefined;
}

/** The owner as the entry has it written; undefined when it inherits it. */
export function ownerWord(record: ResourceRecord): string | undefined {
  const { owner } = layoutOf(record);
  return owner && spanText(owner);
}

/** The owner of a group for another entry of it: as written, but absolute where that would mean something else or is no text. */
export function groupOwner(leader: ResourceRecord | undefined, heir: ResourceRecord): string {
  const word = leader && ownerWord(leader);
  const sameOrigin = leader && layoutOf(leader).origin === layoutOf(heir).origin;
  return word === undefined || !sameOrigin || word.includes("\ufffd") ? heir.owner : word;
}
