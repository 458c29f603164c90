import type { Name } from "../zone/name.js";
import type { RecordSpec } from "../zone/record.js";
import { put, type Slot } from "./columns.js";
import type { EntryStyle } from "./entry-style.js";
import { type RdataWord, rdataWords } from "./rdata-words.js";
import { writtenName } from "./written-name.js";

const blank: Slot = { gap: " " };

/**
 * One line, without its end, that means the same wherever it stands in the file.
 */
export function plainEntryText(record: RecordSpec): string {
  const rdata = rdataWords(record).map(({ text }) => text);
  return [record.owner, record.ttl, "IN", record.type, ...rdata].join(" ");
}

/**
 * One line, without its end, in the style of a neighbour and right where the neighbour stands.
 * @param owner as it is to be written; empty when the line is to inherit the neighbour's
 */
export function entryText(record: RecordSpec, owner: string, style: EntryStyle): string {
  let line = owner;
  for (const [slot, word] of headWords(record, style)) line = put(line, slot, word);
  rdataWords(record).forEach((word, at) => {
    const slot = at === 0 ? style.rdata : { gap: rdataGap(record, style, at) };
    line = put(line, slot, writtenWord(word, style.origin, style.relativeNames));
  });
  return line;
}

/** TTL and class in the neighbour's order; the TTL only where the neighbour has one or another one would come of it. */
function headWords(record: RecordSpec, style: EntryStyle): [Slot, string][] {
  const { ttl, class: inet, type } = style;
  const seconds = ttl?.seconds === record.ttl ? ttl.text : String(record.ttl);
  const stated: [Slot, string][] =
    ttl || record.ttl !== style.defaultTtl ? [[ttl?.slot ?? addedSlot(style), seconds]] : [];
  const classes: [Slot, string][] = inet ? [[inet.slot, inet.text]] : [];
  const typeWord = type.lowerCase ? record.type.toLowerCase() : record.type;
  return [...(style.classFirst ? [...classes, ...stated] : [...stated, ...classes]), [type.slot, typeWord]];
}

/** For a TTL where the neighbour has none: right after the owner, so that class and type keep their columns if they can. */
function addedSlot({ class: inet, type }: EntryStyle): Slot {
  return { gap: (inet ?? type).slot.gap.includes("\t") ? "\t" : " " };
}

function rdataGap(record: RecordSpec, style: EntryStyle, at: number): string {
  return record.type === style.recordType ? (style.rdataGaps[at - 1] ?? blank.gap) : blank.gap;
}

/** A word of rdata as it is written under an origin. */
function writtenWord({ text, name }: RdataWord, origin: Name, relative: boolean): string {
  return name === undefined ? text : writtenName(name, origin, relative);
}
