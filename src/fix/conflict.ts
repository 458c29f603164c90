import { recordText } from "../zone/canonical.js";
import type { RecordEdit } from "../zone/edit.js";
import { isAtOrBelow, type Name, parentOf, withoutDot } from "../zone/name.js";
import { overlay } from "../zone/overlay.js";
import type { RecordSpec, RecordType, ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";

/** What RFC 4034 §3 and §4 and RFC 4035 §2.5 let stand beside a CNAME. */
const besideAlias: readonly RecordType[] = ["CNAME", "RRSIG", "NSEC", "KEY"] as readonly RecordType[];
/** What belongs to a zone cut itself (RFC 4035 §2.4). */
const atCut: readonly RecordType[] = ["NS", "DS", "NSEC"] as readonly RecordType[];

/**
 * Joins edits of one zone: equal ones count once.
 * @returns the joined edits, or why they cannot all be made: a sentence without its full stop
 */
export function joinEdits(zone: Zone, made: readonly RecordEdit[], more: readonly RecordEdit[]): RecordEdit[] | string {
  const joined = [...made];
  for (const edit of more) {
    const rival = joined.find((one) => concernsSame(one, edit));
    if (rival === undefined) joined.push(edit);
    else if (!isSame(rival, edit)) return `${recordText(oldOf(edit))} is to be changed in two ways`;
  }
  return duplicate(zone, joined) ?? brokenNode(zone, joined) ?? joined;
}

/** Two edits of one record of the file, or two additions of the same data. */
function concernsSame(one: RecordEdit, other: RecordEdit): boolean {
  if (one.kind === "add" || other.kind === "add") {
    return one.kind === other.kind && sameData((one as Addition).record, (other as Addition).record);
  }
  return one.old.span.source === other.old.span.source && one.old.span.start === other.old.span.start;
}

type Addition = Extract<RecordEdit, { kind: "add" }>;

/** Additions that concern the same data are the same, whatever their TTL: an RRset has one (RFC 2181 §5.2). */
function isSame(one: RecordEdit, other: RecordEdit): boolean {
  if (one.kind !== other.kind) return false;
  return one.kind !== "replace" || recordText(one.record) === recordText((other as typeof one).record);
}

function oldOf(edit: RecordEdit): RecordSpec {
  return edit.kind === "add" ? edit.record : edit.old;
}

function sameData(one: RecordSpec, other: RecordSpec): boolean {
  if (one.owner !== other.owner || one.type !== other.type) return false;
  return recordText({ ...one, ttl: 0 }) === recordText({ ...other, ttl: 0 });
}

function duplicate(zone: Zone, edits: readonly RecordEdit[]): string | undefined {
  const after = overlay(zone, edits);
  for (const record of writtenBy(edits)) {
    const equal = (after.records(record.owner, record.type) as readonly ResourceRecord[]).filter((one) =>
      sameData(one, record),
    );
    if (equal.length > 1) return `${recordText(record)} is there already`;
  }
  return undefined;
}

/** Whether some record would stand where no server gives it out, or would make one refuse the zone. */
function brokenNode(zone: Zone, edits: readonly RecordEdit[]): string | undefined {
  const after = overlay(zone, edits);
  for (const record of writtenBy(edits)) {
    const reason = outsideReason(zone, record) ?? aliasReason(after, record.owner) ?? occludedReason(after, record);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function writtenBy(edits: readonly RecordEdit[]): RecordSpec[] {
  return edits.flatMap((edit) => (edit.kind === "remove" ? [] : [edit.record]));
}

function outsideReason(zone: Zone, { owner }: RecordSpec): string | undefined {
  return isAtOrBelow(owner, zone.origin)
    ? undefined
    : `${withoutDot(owner)} lies outside the zone ${withoutDot(zone.origin)}`;
}

/** RFC 1034 §3.6.2, RFC 2181 §10.1: an alias stands alone. */
function aliasReason(zone: Zone, owner: Name): string | undefined {
  const records = zone.records(owner);
  const aliases = records.filter(({ type }) => type === "CNAME");
  if (aliases.length === 0) return undefined;
  if (aliases.length > 1) return `${withoutDot(owner)} would have two CNAME records`;
  const other = records.find(({ type }) => !besideAlias.includes(type));
  return other && `${withoutDot(owner)} would have a CNAME and other data beside it (${other.type})`;
}

/** RFC 1034 §4.3.2: a server looks no further than a zone cut; RFC 6672 §2.3: nor than a DNAME. */
function occludedReason(zone: Zone, { owner, type }: RecordSpec): string | undefined {
  for (let at = owner; at !== zone.origin; at = parentOf(at)) {
    const cut = zone.records(at, "NS");
    const isPartOfCut = at === owner && atCut.includes(type);
    if (cut.length > 0 && !isPartOfCut && !cut.some(({ data }) => data.target === owner)) {
      return `${withoutDot(at)} is delegated, so a server would not give out ${nameOfRecord(owner, type)}`;
    }
    const alias = zone.records(parentOf(at), "DNAME");
    if (alias.length > 0) {
      return `a DNAME stands at ${withoutDot(parentOf(at))}, so a server would not give out ${nameOfRecord(owner, type)}`;
    }
  }
  return undefined;
}

function nameOfRecord(owner: Name, type: RecordType): string {
  return `the ${type} record of ${withoutDot(owner)}`;
}
