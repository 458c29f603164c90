import { recordText } from "../zone/canonical.js";
import type { ChangeSet } from "../zone/edit.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";

/** Where the zone that was read again differs from what the edits ask for. */
export interface Discrepancy {
  /** The record before the change that is not there any more; absent when a record is too many or an added one is missing. */
  readonly lost?: ResourceRecord;
  /** The record that stands in its place. */
  readonly found?: ResourceRecord;
}

/**
 * Compares a zone before and after a patch, record by record in the order of the file: all records that no edit names
 * must be there unchanged, and beside them exactly those that the edits add.
 * @returns the first difference; undefined when there is none
 */
export function discrepancy({ zone, edits }: ChangeSet, after: Zone): Discrepancy | undefined {
  if (after.origin !== zone.origin) return {};
  const touched = touchedEntries(edits);
  const pending = pendingTexts(edits);
  const found = after.all()[Symbol.iterator]();
  let next = found.next();
  const takePending = () => {
    while (!next.done && take(pending, recordText(next.value))) next = found.next();
  };
  for (const record of zone.all()) {
    if (touched.get(record.span.source)?.has(record.span.start)) continue;
    while (!next.done && !isSameRecord(record, next.value) && take(pending, recordText(next.value)))
      next = found.next();
    if (next.done) return { lost: record };
    if (!isSameRecord(record, next.value)) return { lost: record, found: next.value };
    next = found.next();
  }
  takePending();
  return next.done && pending.size === 0 ? undefined : {};
}

function touchedEntries(edits: ChangeSet["edits"]) {
  const touched = new Map<ResourceRecord["span"]["source"], Set<number>>();
  for (const edit of edits) {
    if (edit.kind === "add") continue;
    const { source, start } = edit.old.span;
    touched.set(source, (touched.get(source) ?? new Set()).add(start));
  }
  return touched;
}

/** How many times each new record is to come. */
function pendingTexts(edits: ChangeSet["edits"]): Map<string, number> {
  const pending = new Map<string, number>();
  for (const edit of edits) {
    if (edit.kind === "remove") continue;
    const text = recordText(edit.record);
    pending.set(text, (pending.get(text) ?? 0) + 1);
  }
  return pending;
}

function take(pending: Map<string, number>, text: string): boolean {
  const count = pending.get(text);
  if (count === undefined) return false;
  if (count === 1) pending.delete(text);
  else pending.set(text, count - 1);
  return true;
}

function isSameRecord(one: ResourceRecord, other: ResourceRecord): boolean {
  return (
    one.owner === other.owner &&
    one.ttl === other.ttl &&
    one.type === other.type &&
    recordText(one) === recordText(other)
  );
}
