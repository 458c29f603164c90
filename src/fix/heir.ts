import type { SourceFile } from "../text/source.js";
import type { ChangeSet, RecordEdit } from "../zone/edit.js";
import { layoutOf } from "../zone/layout-of.js";
import type { ResourceRecord } from "../zone/record.js";
import { afterLine, isInheritingLine, isOwnerless } from "./line-end.js";
import { groupOwner, ownerGroup } from "./owner-group.js";
import { isSameEntry } from "./same-entry.js";

/** The first entry that stays after one whose owner goes, and that inherited this owner: it must be written there. */
export interface Heir {
  readonly source: SourceFile;
  readonly lineStart: number;
  /** Absent for a line that could not be read: whoever mends it must find it under its own name. */
  readonly record?: ResourceRecord;
  readonly owner: string;
}

export function heirsOf({ zone, edits }: ChangeSet): Heir[] {
  return edits.flatMap((edit) => {
    if (edit.kind === "add" || !leavesOwner(edit)) return [];
    const { leader, followers } = ownerGroup(zone, edit.old);
    const { source, end } = layoutOf(edit.old).lines;
    const isRemoved = (record: ResourceRecord) =>
      edits.some((one) => one.kind === "remove" && isSameEntry(one.old, record));
    for (let at = end; at < source.bytes.length; ) {
      const record = followers.find((one) => layoutOf(one).lines.start === at);
      if (record && !isRemoved(record)) return [{ source, lineStart: at, record, owner: groupOwner(leader, record) }];
      if (!record && isInheritingLine(source.bytes, at)) {
        return [{ source, lineStart: at, owner: groupOwner(leader, edit.old) }];
      }
      if (!record && !isOwnerless(source.bytes, at)) return [];
      at = record ? layoutOf(record).lines.end : afterLine(source.bytes, at);
    }
    return [];
  });
}

/** Whether the entries after this one can no longer inherit its owner. */
function leavesOwner(edit: Exclude<RecordEdit, { kind: "add" }>): boolean {
  return edit.kind === "remove" ? layoutOf(edit.old).owner !== undefined : edit.record.owner !== edit.old.owner;
}
