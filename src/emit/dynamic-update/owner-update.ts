import type { Name } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec, RecordType } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import { type Emission, identity } from "../emission.js";
import { type RRsetChange, rrsetChanges } from "../rrset-change.js";
import { removedBySet, type SetGuard, setGuard, setKey } from "../set-guard.js";

/** The lines for one owner, in the words that nsupdate and knsupdate share; within a message each kind stands together. */
export interface OwnerUpdate {
  readonly prerequisites: readonly string[];
  readonly deletions: readonly string[];
  readonly additions: readonly string[];
}

/** What a dynamic update (RFC 2136) says of each owner that a change touches, in the order of its edits. */
export function ownerUpdates(emission: Emission): OwnerUpdate[] {
  const removed = removedBySet(emission.edits);
  const known = typesByOwner(emission.before ?? []);
  return [...changesByOwner(emission)].map(([owner, changes]) => {
    const guards = changes.map((change) => setGuard(change, removed));
    const sets = changes.map((change) => setUpdate(change, removed.get(setKey(change)) ?? []));
    return {
      prerequisites: prerequisites(owner, changes, guards, known.get(owner) ?? []),
      deletions: sets.flatMap(({ deletions }) => deletions),
      additions: sets.flatMap(({ additions }) => additions),
    };
  });
}

function changesByOwner(emission: Emission): Map<Name, RRsetChange[]> {
  const owners = new Map<Name, RRsetChange[]>();
  for (const change of rrsetChanges(emission)) {
    const changes = owners.get(change.owner);
    if (changes) changes.push(change);
    else owners.set(change.owner, [change]);
  }
  return owners;
}

function typesByOwner(records: readonly RecordSpec[]): Map<Name, RecordType[]> {
  const types = new Map<Name, RecordType[]>();
  for (const { owner, type } of records) types.set(owner, [...(types.get(owner) ?? []), type]);
  return types;
}

/** What stands beside a name often enough to be in an alias's way without having been in the file. */
const usual: readonly RecordType[] = ["A", "AAAA", "MX", "NS", "TXT", "SRV", "CAA", "HTTPS"];

/**
 * The sets as they must be, and nothing in the way of an alias or an alias in the way: a server leaves out in silence
 * what would stand beside a CNAME (RFC 2136 §3.4.2.2).
 */
function prerequisites(
  owner: Name,
  changes: readonly RRsetChange[],
  guards: readonly SetGuard[],
  known: readonly RecordType[],
): string[] {
  const alias = changes.find(({ type, after }) => type === "CNAME" && after.length > 0);
  if (alias && known.length === 0) return [`prereq nxdomain ${owner}`];
  const sets = guards.flatMap(setPrerequisites);
  const isAlias = known.includes("CNAME");
  if (alias && !isAlias) return [...sets, ...usual.filter((type) => !known.includes(type)).map(absent(owner))];
  const others = known.length > 0 || changes.every(({ after }) => after.length === 0);
  return others ? sets : [...sets, absent(owner)("CNAME")];
}

function setPrerequisites({ owner, type, exactly }: SetGuard): string[] {
  if (exactly === undefined) return [];
  if (exactly.length === 0) return [absent(owner)(type)];
  return exactly.map((record) => `prereq yxrrset ${owner} IN ${type} ${rdata(record)}`);
}

const absent = (owner: Name) => (type: RecordType) => `prereq nxrrset ${owner} IN ${type}`;

interface SetUpdate {
  readonly deletions: readonly string[];
  readonly additions: readonly string[];
}

/** A record that stays needs no word, unless its TTL changes: RFC 2181 §5.2 knows one TTL a set, and then all is written. */
function setUpdate({ owner, type, before, after }: RRsetChange, removed: readonly RecordSpec[]): SetUpdate {
  const [old] = before ?? [];
  const [fresh] = after;
  if (old && fresh && old.ttl !== fresh.ttl)
    return { deletions: [`update delete ${owner} IN ${type}`], additions: after.map(addition) };
  const stays = new Set(after.map(identity));
  const was = new Set(before?.map(identity));
  return {
    deletions: (before ?? removed)
      .filter((record) => !stays.has(identity(record)))
      .map((record) => `update delete ${owner} IN ${type} ${rdata(record)}`),
    additions: after.filter((record) => !was.has(identity(record))).map(addition),
  };
}

function addition(record: RecordSpec): string {
  return `update add ${record.owner} ${record.ttl} IN ${record.type} ${rdata(record)}`;
}

/** In a deletion, no rdata would mean the whole set (RFC 2136 §2.5.2); rdata that has no octets is written as such. */
function rdata(record: RecordSpec): string {
  return rdataText(record.type, withShortStrings(record).data) || "\\# 0";
}
