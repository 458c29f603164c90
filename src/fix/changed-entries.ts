import type { ChangeSet } from "../zone/edit.js";
import { layoutOf } from "../zone/layout-of.js";
import type { ResourceRecord } from "../zone/record.js";
import type { EntryChange } from "./entry-change.js";
import type { Heir } from "./heir.js";
import { ownerGroup, ownerWord } from "./owner-group.js";
import { replacement } from "./replacement.js";
import { isSameEntry } from "./same-entry.js";

/** An entry that stays and gets other words. */
export interface ChangedEntry {
  readonly record: ResourceRecord;
  readonly change: EntryChange;
}

export interface TtlNeeds {
  /** Replaced and new entries state their TTL, even where the neighbours leave it to a default. */
  readonly stateTtls: boolean;
  /** Records whose TTL has to be written into their entries, because the one they took it from changes. */
  readonly restated: readonly ResourceRecord[];
}

/** The entries that a patch changes and keeps: replaced ones, heirs of an owner that goes, and those that must state their TTL. */
export function changedEntries({ zone, edits }: ChangeSet, heirs: readonly Heir[], needs: TtlNeeds): ChangedEntry[] {
  const changed: ChangedEntry[] = [];
  // What an edit says of an entry comes first and counts.
  const add = (record: ResourceRecord, change: EntryChange) => {
    const at = changed.findIndex((one) => isSameEntry(one.record, record));
    if (at < 0) changed.push({ record, change });
    else changed[at] = { record, change: { ...change, ...changed[at]!.change } };
  };
  for (const edit of edits) {
    if (edit.kind !== "replace") continue;
    const { leader } = ownerGroup(zone, edit.old);
    add(edit.old, replacement(edit.old, edit.record, layoutOf(edit.old), leader && ownerWord(leader)));
    if (needs.stateTtls) add(edit.old, { ttl: String(edit.record.ttl) });
  }
  for (const { record, owner } of heirs) if (record) add(record, { owner });
  for (const record of needs.restated) add(record, { ttl: String(record.ttl) });
  return changed;
}
