import type { SourceFile } from "../text/source.js";
import type { ChangeSet, RecordEdit } from "../zone/edit.js";
import { layoutOf } from "../zone/layout-of.js";
import type { RecordSpec, ResourceRecord } from "../zone/record.js";
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
  const { origin } = layoutOf(neighbour);
  const { leader, followers } = ownerGroup(zone, neighbour);
  const learnt = styleOf(neighbour, leader && ownerWord(leader));
  const style = stateTtl ? { ...learnt, defaultTtl: undefined } : learnt;
  if (neighbour.owner !== record.owner) {
    return entryText(record, writtenName(record.owner, origin, !style.absoluteOwner), style);
  }
  const group = leader ? [leader, ...ownerGroup(zone, leader).followers] : [neighbour, ...followers];
  const inherits = group.length > 1 && group.some((one) => keepsOwner(one, edits));
  return entryText(record, inherits ? "" : groupOwner(leader, neighbour), style);
}

function keepsOwner(record: ResourceRecord, edits: readonly RecordEdit[]): boolean {
  const edit = edits.find((one) => one.kind !== "add" && isSameEntry(one.old, record));
  return edit?.kind === "replace" ? edit.record.owner === record.owner : edit === undefined;
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
