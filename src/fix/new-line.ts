import type { SourceFile } from "../text/source.js";
import type { ChangeSet } from "../zone/edit.js";
import { layoutOf } from "../zone/layout-of.js";
import type { RecordSpec, ResourceRecord } from "../zone/record.js";
import { leavesOwner } from "./changed-entries.js";
import { styleOf } from "./entry-style.js";
import { entryText } from "./entry-text.js";
import { isLineStart, lineEndAt } from "./line-end.js";
import { groupOwner, ownerGroup, ownerWord } from "./owner-group.js";
import { isSameEntry } from "./same-entry.js";
import { textStart } from "./span-text.js";
import { type Splice, splice } from "./splice.js";
import { writtenName } from "./written-name.js";

/**
 * The line of a new record, without its end, in the style of the entry that it follows.
 * @param stateTtl the TTL is written in any case
 */
export function newLine(
  { zone, edits }: ChangeSet,
  record: RecordSpec,
  neighbour: ResourceRecord,
  stateTtl: boolean,
): string {
  const layout = layoutOf(neighbour);
  const { leader } = ownerGroup(zone, neighbour);
  const learnt = styleOf(neighbour, layout, leader && ownerWord(leader));
  const style = stateTtl ? { ...learnt, defaultTtl: undefined } : learnt;
  if (neighbour.owner !== record.owner) {
    return entryText(record, writtenName(record.owner, layout.origin, !style.absoluteOwner), style);
  }
  const edit = edits.find((one) => one.kind !== "add" && isSameEntry(one.old, neighbour));
  const isOwnerGone = edit !== undefined && edit.kind !== "add" && (edit.kind === "remove" || leavesOwner(edit));
  const inherits = layout.owner === undefined && !isOwnerGone;
  return entryText(record, inherits ? "" : groupOwner(leader, neighbour), style);
}

/**
 * Puts whole lines into a file, with its line ends; the last line of the file is ended first where it is not.
 * @param removals what is taken out of the same file
 */
export function insertLines(
  source: SourceFile,
  offset: number,
  lines: readonly string[],
  removals: readonly Splice[],
): Splice {
  const { bytes } = source;
  const end = lineEndAt(bytes, offset);
  const isOpen = offset > textStart(source) && !isLineStart(bytes, offset);
  const isGone = removals.some((one) => one.end === offset && one.bytes.length === 0 && isLineStart(bytes, one.start));
  return splice(offset, offset, (isOpen && !isGone ? end : "") + lines.map((line) => line + end).join(""));
}
