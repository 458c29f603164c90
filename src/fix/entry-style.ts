import type { SourceFile } from "../text/source.js";
import type { EntryLayout } from "../zone/layout.js";
import { layoutOf } from "../zone/layout-of.js";
import type { Name } from "../zone/name.js";
import type { RecordType, ResourceRecord } from "../zone/record.js";
import { type Slot, widthOf } from "./columns.js";
import { spanText, textStart } from "./span-text.js";
import { isAbsolute } from "./written-name.js";

/** How an entry is written: what a new one beside it goes by. */
export interface EntryStyle {
  readonly origin: Name;
  readonly absoluteOwner: boolean;
  readonly ttl?: { readonly text: string; readonly seconds: number; readonly slot: Slot };
  readonly class?: { readonly text: string; readonly slot: Slot };
  readonly classFirst: boolean;
  readonly type: { readonly slot: Slot; readonly lowerCase: boolean };
  readonly rdata: Slot;
  /** Between the words of the rdata; they mean something for records of the same type only. */
  readonly rdataGaps: readonly string[];
  readonly recordType: RecordType;
  readonly relativeNames: boolean;
  /** What an entry without a TTL gets after this one; undefined when that is not to be relied on. */
  readonly defaultTtl: number | undefined;
}

/**
 * Learns from an entry how its file is written.
 * @param ownerWord the owner as written in the entry, or in the one that it inherits from
 */
export function styleOf(record: ResourceRecord, ownerWord: string | undefined): EntryStyle {
  const layout = layoutOf(record);
  const slot = slotsOf(record.span.source, layout);
  const typeWord = spanText(layout.type);
  const words = layout.rdata.map(spanText);
  return {
    origin: layout.origin,
    absoluteOwner: ownerWord !== undefined && isAbsolute(ownerWord),
    ...(layout.ttl && { ttl: { text: spanText(layout.ttl), seconds: record.ttl, slot: slot(layout.ttl.start) } }),
    ...(layout.class && { class: { text: spanText(layout.class), slot: slot(layout.class.start) } }),
    classFirst: layout.class !== undefined && layout.ttl !== undefined && layout.class.start < layout.ttl.start,
    type: { slot: slot(layout.type.start), lowerCase: typeWord === typeWord.toLowerCase() },
    rdata: layout.rdata[0] ? slot(layout.rdata[0].start) : { gap: " " },
    rdataGaps: layout.rdata.slice(1).map(({ start }) => slot(start).gap),
    recordType: record.type,
    relativeNames: hasRelativeName(record, words),
    defaultTtl: record.ttl,
  };
}

/** The types whose last word is a name, which are those that cures add. */
const endsInName: readonly RecordType[] = ["NS", "CNAME", "DNAME", "PTR", "MX", "SRV"];

function hasRelativeName({ type }: ResourceRecord, words: readonly string[]): boolean {
  const last = words.at(-1);
  return endsInName.includes(type) && last !== undefined && !isAbsolute(last);
}

/** How the word that starts at an offset is parted from the one before it. */
function slotsOf(source: SourceFile, layout: EntryLayout): (start: number) => Slot {
  const lineStart = Math.max(layout.lines.start, textStart(source));
  const around = [lineBefore(source, layout.lines.start), lineAt(source, layout.lines.end)];
  return (start) => {
    const before = spanText({ source, start: lineStart, end: start });
    const gap = /[ \t]*$/.exec(before)![0];
    // In another line of the entry, or right after a parenthesis: no column to learn from.
    if (/[\r\n]/.test(before) || gap === "" || before.trimEnd().endsWith("(")) return { gap: " " };
    const column = widthOf(before);
    return gap.length > 1 || around.some((line) => isPaddedTo(column, line)) ? { column, gap } : { gap };
  };
}

/** Whether a line is part of the same table: it has been padded so that a word of it starts at the column. */
function isPaddedTo(column: number, line: string): boolean {
  if (/^[ \t]*(?:[;$]|$)/.test(line)) return false;
  return Array.from(line.matchAll(/(?:[ \t]{2,}|\t)(?=\S)/g)).some(
    ({ index, 0: blanks }) => widthOf(line.slice(0, index + blanks.length)) === column,
  );
}

function lineBefore(source: SourceFile, start: number): string {
  // A negative second argument would search from the end of the file.
  return start < 2 ? "" : lineAt(source, source.bytes.lastIndexOf(0x0a, start - 2) + 1);
}

function lineAt(source: SourceFile, start: number): string {
  const end = source.bytes.indexOf(0x0a, start);
  return spanText({ source, start, end: end < 0 ? source.bytes.length : end }).trimEnd();
}
