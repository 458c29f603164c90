import type { Name } from "../zone/name.js";
import type { RecordType, ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import type { ZoneSet } from "../zone/zone-set.js";
import { type BothSides, twoZones } from "./both-sides.js";
import { type FlattenedAlias, flattenedAliases } from "./flattened-alias.js";
import { type MangledRecord, mangledRecords } from "./mangled-record.js";
import { oneSided } from "./one-sided.js";
import { groupIn, groupsOf, type RecordGroup, type RecordGroups } from "./record-group.js";
import { restatedTexts } from "./restated-text.js";
import { isStillAnswered } from "./still-answered.js";

/** What one zone says and another does not, records of the provider's own apart. */
export interface ZoneDifference {
  /** RRsets of which the new zone has nothing, or less. */
  readonly lost: readonly RecordGroup[];
  /** RRsets of which the old zone has nothing, or less. */
  readonly added: readonly RecordGroup[];
  /** RRsets that say something else. */
  readonly changed: readonly ChangedSet[];
  readonly mangled: readonly MangledRecord[];
  /** Aliases that became the addresses they led to, or an alias of the provider's own kind. */
  readonly flattened: readonly FlattenedAlias[];
  /** Names whose addresses the old provider knew and its file does not tell; the new zone has none for them. */
  readonly lostAliases: readonly Name[];
}

export interface ChangedSet {
  readonly owner: Name;
  readonly type: RecordType;
  /** What only the old zone has. */
  readonly before: readonly ResourceRecord[];
  /** What only the new zone has; a CNAME in the place of addresses; nothing for an alias of the provider's own kind. */
  readonly after: readonly ResourceRecord[];
}

/** Holds two states of a zone against each other, by what their records say. */
export function zoneDifference(before: Zone, after: Zone, sides: BothSides = twoZones(before, after)): ZoneDifference {
  const only = oneSided(before, after, sides);
  const flattened = flattenedAliases(only.before, groupsOf(only.after), after);
  const isFlat = setOf(flattened.flatMap((one) => [one.before, ...one.after]));
  const mangled = mangledRecords(
    only.before.filter((record) => !isFlat.has(record)),
    only.after.filter((record) => !isFlat.has(record)),
    before.origin,
  );
  const explained = setOf([...isFlat, ...mangled.flatMap((one) => [one.before, one.after, ...one.more])]);
  const unexplained = (records: readonly ResourceRecord[], there: ZoneSet, here: ZoneSet) =>
    records.filter((record) => !explained.has(record) && !isStillAnswered(record, there, here));
  const gone = unexplained(only.before, sides.after, sides.before);
  const come = unexplained(only.after, sides.before, sides.after);
  const changed = changedSets(gone, come, after);
  const told = setOf(changed.flatMap((one) => [...one.before, ...one.after]));
  const isUntold = (record: ResourceRecord) => !told.has(record);
  // Addresses where the old provider knew them alone are no news, nor is an alias that gives the addresses of before.
  const isNews = ({ owner, type }: ResourceRecord) =>
    !before.aliases?.has(owner) && !(type === "CNAME" && hasAddress(before, owner));
  return {
    lost: [...groupsOf(gone.filter(isUntold)).values()],
    added: [...groupsOf(come.filter(isUntold).filter(isNews)).values()],
    changed,
    mangled,
    flattened,
    lostAliases: lostAliases(before, after, sides),
  };
}

function setOf(records: readonly ResourceRecord[]): Set<ResourceRecord> {
  return new Set(records);
}

function lostAliases(before: Zone, after: Zone, sides: BothSides): Name[] {
  return [...(before.aliases ?? [])].filter(
    (name) => sides.after.enclosing(name) === after && !after.aliases?.has(name) && !hasAddress(after, name),
  );
}

function hasAddress(zone: Zone, name: Name): boolean {
  return (["A", "AAAA", "CNAME"] as const).some((type) => zone.count(type, name) > 0);
}

function changedSets(gone: readonly ResourceRecord[], come: readonly ResourceRecord[], after: Zone): ChangedSet[] {
  const fresh = groupsOf(come);
  return Array.from(groupsOf(gone).values()).flatMap((group) => changesOf(group, fresh, after));
}

function changesOf({ owner, type, records }: RecordGroup, fresh: RecordGroups, after: Zone): ChangedSet[] {
  const now = groupIn(fresh, owner, type);
  // The texts of a name have nothing to do with each other: one that is gone is lost, whatever else has come.
  if (type === "TXT") return restatedTexts(records, now).map((pair) => ({ owner, type, ...pair }));
  if (now.length > 0) return [{ owner, type, before: records, after: now }];
  if (type !== "A" && type !== "AAAA") return [];
  const aliases = after.records(owner, "CNAME");
  return aliases.length > 0 || after.aliases?.has(owner) ? [{ owner, type, before: records, after: aliases }] : [];
}
