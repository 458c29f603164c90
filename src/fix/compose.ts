import type { SourceFile } from "../text/source.js";
import type { ChangeSet } from "../zone/edit.js";
import { layoutOf } from "../zone/layout-of.js";
import type { RecordSpec, ResourceRecord } from "../zone/record.js";
import { changedEntries, type TtlNeeds } from "./changed-entries.js";
import { changeEntry, writeOwner } from "./entry-change.js";
import { plainEntryText } from "./entry-text.js";
import { heirsOf } from "./heir.js";
import { insertLines, newLine } from "./new-line.js";
import type { Placement } from "./placement.js";
import { textStart } from "./span-text.js";
import { inOrder, type Splice, splice } from "./splice.js";

/** How the entries of a change set are to be written. */
export interface Manner extends TtlNeeds {
  readonly placeFor: (record: RecordSpec) => Placement;
  /** New entries are absolute and complete, whatever their neighbours do. */
  readonly plain: boolean;
}

/** The splices of each file, in order, that make the edits and leave every other entry its owner and its TTL. */
export function composeSplices(changeSet: ChangeSet, manner: Manner): Map<SourceFile, Splice[]> {
  const splices = new Map<SourceFile, Splice[]>();
  const put = (source: SourceFile, ...more: Splice[]) => splices.set(source, [...(splices.get(source) ?? []), ...more]);
  for (const edit of changeSet.edits) if (edit.kind === "remove") put(edit.old.span.source, removal(edit.old));
  const heirs = heirsOf(changeSet);
  for (const { record, change } of changedEntries(changeSet, heirs, manner)) {
    put(record.span.source, ...changeEntry(layoutOf(record), change));
  }
  for (const { source, lineStart, record, owner } of heirs)
    if (!record) put(source, writeOwner(source, lineStart, owner));
  for (const { source, offset, lines } of newLines(changeSet, manner)) {
    put(source, insertLines(source, offset, lines, splices.get(source) ?? []));
  }
  return new Map(Array.from(splices, ([source, all]) => [source, inOrder(all)]));
}

function removal(record: ResourceRecord): Splice {
  const { source, start, end } = layoutOf(record).lines;
  return splice(Math.max(start, textStart(source)), end, "");
}

interface NewLines {
  readonly source: SourceFile;
  readonly offset: number;
  readonly lines: string[];
}

/** The lines of added records, those for one place together and in the order of the edits. */
function newLines(changeSet: ChangeSet, { placeFor, plain, stateTtls }: Manner): NewLines[] {
  const places: NewLines[] = [];
  for (const edit of changeSet.edits) {
    if (edit.kind !== "add") continue;
    const { source, offset, neighbour } = placeFor(edit.record);
    const line =
      plain || !neighbour ? plainEntryText(edit.record) : newLine(changeSet, edit.record, neighbour, stateTtls);
    const place = places.find((one) => one.source === source && one.offset === offset);
    if (place) place.lines.push(line);
    else places.push({ source, offset, lines: [line] });
  }
  return places;
}
