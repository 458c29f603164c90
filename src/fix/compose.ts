import type { SourceFile } from "../text/source.js";
import type { ChangeSet, RecordEdit } from "../zone/edit.js";
import type { EntryLayout } from "../zone/layout.js";
import { layoutOf } from "../zone/layout-of.js";
import type { RecordSpec, ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import { changeEntry, type EntryChange } from "./entry-change.js";
import { styleOf } from "./entry-style.js";
import { entryText, plainEntryText } from "./entry-text.js";
import { isLineStart, lineEndAt } from "./line-end.js";
import { ownerGroup } from "./owner-group.js";
import type { Placement } from "./placement.js";
import { replacement } from "./replacement.js";
import { isSameEntry } from "./same-entry.js";
import { spanText, textStart } from "./span-text.js";
import { inOrder, type Splice, splice } from "./splice.js";
import { writtenName } from "./written-name.js";

/** How the entries of a change set are to be written. */
export interface Manner {
  readonly placeFor: (record: RecordSpec) => Placement;
  /** New entries are absolute and complete, whatever their neighbours do. */
  readonly plain: boolean;
  /** Changed and new entries state their TTL, even where the neighbours leave it to a default. */
  readonly stateTtls: boolean;
  /** Records whose TTL has to be written into their entries, because the one they took it from changes. */
  readonly restated: readonly ResourceRecord[];
}

/** The splices of each file, in order, that make the edits and keep the owner of every entry that inherits one. */
export function composeSplices({ zone, edits }: ChangeSet, manner: Manner): Map<SourceFile, Splice[]> {
  const splices = new Map<SourceFile, Splice[]>();
  const put = (source: SourceFile, ...more: Splice[]) => splices.set(source, [...(splices.get(source) ?? []), ...more]);
  for (const edit of edits) if (edit.kind === "remove") put(edit.old.span.source, removal(layoutOf(edit.old)));
  for (const { record, change } of entryChanges(zone, edits, manner)) {
    put(record.span.source, ...changeEntry(layoutOf(record), change));
  }
  for (const [source, lines] of newLines(zone, edits, manner)) {
    const removed = splices.get(source) ?? [];
    put(source, ...Array.from(lines, ([offset, texts]) => insertion(source, offset, texts, removed)));
  }
  return new Map(Array.from(splices, ([source, all]) => [source, inOrder(all)]));
}

function removal({ lines: { source, start, end } }: EntryLayout): Splice {
  return splice(Math.max(start, textStart(source)), end, "");
}

interface ChangedEntry {
  readonly record: ResourceRecord;
  readonly change: EntryChange;
}

/** The entries that stay and get other words: replaced ones, followers whose owner goes, and those that must state their TTL. */
function entryChanges(
  zone: Zone,
  edits: readonly RecordEdit[],
  { restated, stateTtls }: Manner,
): readonly ChangedEntry[] {
  const changed: ChangedEntry[] = [];
  const add = (record: ResourceRecord, change: EntryChange) => {
    const at = changed.findIndex((one) => isSameEntry(one.record, record));
    if (at < 0) changed.push({ record, change });
    else changed[at] = { record, change: { ...change, ...changed[at]!.change } };
  };
  for (const edit of edits) {
    if (edit.kind === "add") continue;
    const { leader, followers } = ownerGroup(zone, edit.old);
    if (edit.kind === "replace") {
      add(edit.old, replacement(edit.old, edit.record, layoutOf(edit.old), leader && ownerWord(leader)));
      if (stateTtls) add(edit.old, { ttl: String(edit.record.ttl) });
    }
    if (!leavesOwner(edit)) continue;
    const heir = followers.find(
      (one) => !edits.some((other) => other.kind === "remove" && isSameEntry(other.old, one)),
    );
    if (heir) add(heir, { owner: inheritedOwner(leader, heir) });
  }
  for (const record of restated) add(record, { ttl: String(record.ttl) });
  return changed;
}

/** Whether the entries after this one can no longer inherit its owner. */
function leavesOwner(edit: Exclude<RecordEdit, { kind: "add" }>): boolean {
  return edit.kind === "remove" ? layoutOf(edit.old).owner !== undefined : edit.record.owner !== edit.old.owner;
}

function ownerWord(record: ResourceRecord): string | undefined {
  const { owner } = layoutOf(record);
  return owner && spanText(owner);
}

/** The owner as its group has it written; absolute where that would mean something else, or holds octets that are no text. */
function inheritedOwner(leader: ResourceRecord | undefined, heir: ResourceRecord): string {
  const word = leader && ownerWord(leader);
  const sameOrigin = leader && layoutOf(leader).origin === layoutOf(heir).origin;
  return word === undefined || !sameOrigin || word.includes("\ufffd") ? heir.owner : word;
}

/** The new lines by file and offset, in the order of the edits. */
function newLines(zone: Zone, edits: readonly RecordEdit[], manner: Manner): Map<SourceFile, Map<number, string[]>> {
  const lines = new Map<SourceFile, Map<number, string[]>>();
  for (const edit of edits) {
    if (edit.kind !== "add") continue;
    const { source, offset, neighbour } = manner.placeFor(edit.record);
    const inFile = lines.get(source) ?? new Map<number, string[]>();
    const text = newLine(zone, edits, edit.record, manner, neighbour);
    lines.set(source, inFile.set(offset, [...(inFile.get(offset) ?? []), text]));
  }
  return lines;
}

function newLine(
  zone: Zone,
  edits: readonly RecordEdit[],
  record: RecordSpec,
  { plain, stateTtls }: Manner,
  neighbour: ResourceRecord | undefined,
): string {
  if (!neighbour || plain) return plainEntryText(record);
  const layout = layoutOf(neighbour);
  const { leader } = ownerGroup(zone, neighbour);
  const word = leader && ownerWord(leader);
  const learnt = styleOf(neighbour, layout, word);
  const style = stateTtls ? { ...learnt, defaultTtl: undefined } : learnt;
  if (neighbour.owner !== record.owner) {
    return entryText(record, writtenName(record.owner, layout.origin, !style.absoluteOwner), style);
  }
  const staysOwner = !edits.some(
    (edit) => edit.kind !== "add" && isSameEntry(edit.old, neighbour) && (edit.kind === "remove" || leavesOwner(edit)),
  );
  return entryText(record, layout.owner || !staysOwner ? inheritedOwner(leader, neighbour) : "", style);
}

/** Whole lines with the line ends of the file; the last line of the file is ended first where it is not. */
function insertion(source: SourceFile, offset: number, texts: readonly string[], removed: readonly Splice[]): Splice {
  const { bytes } = source;
  const end = lineEndAt(bytes, offset);
  const isOpen = offset > textStart(source) && !isLineStart(bytes, offset);
  const isGone = removed.some((one) => one.end === offset && one.bytes.length === 0 && isLineStart(bytes, one.start));
  const opened = isOpen && !isGone;
  return splice(offset, offset, (opened ? end : "") + texts.map((text) => text + end).join(""));
}
