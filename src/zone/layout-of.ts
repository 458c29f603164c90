import type { Span } from "../text/source.js";
import type { EntryLayout } from "./layout.js";
import { nameFromWire } from "./name-wire.js";
import { isOctets } from "./octets.js";
import { placeOf } from "./place.js";
import type { ResourceRecord } from "./record.js";
import { definitionOf } from "./rr/registry.js";
import { wordEnd, wordStart } from "./scanner.js";
import { defaultTtlAt } from "./table.js";
import { entryOf, type RecordEntry } from "./table-record.js";

/**
 * How a record of a read zone stands in its file. For a record that $GENERATE made all spans are in the made text, whose
 * `expandedFrom` is the directive; for one of an $INCLUDE they are in the included file.
 * @throws for a record that was never read: an edit, or an answer made from a wildcard
 */
export function layoutOf(record: ResourceRecord): EntryLayout {
  const place = placeOf(record);
  if (!place) throw new Error(`${record.owner} ${record.type} was not read from a zone file`);
  const entry = entryOf(place.table, place.record);
  const { scan, head, run } = entry;
  const word = (index: number) => spanOf(entry, index, index);
  return {
    lines: { source: run.source, start: scan.start, end: scan.end },
    ...(head.owner >= 0 && { owner: word(head.owner) }),
    ...(head.ttlWord >= 0 && { ttl: word(head.ttlWord) }),
    ...(head.classWord >= 0 && { class: word(head.classWord) }),
    type: word(head.typeWord),
    rdata: Array.from({ length: scan.words.count - head.typeWord - 1 }, (_, i) => word(head.typeWord + 1 + i)),
    origin: nameFromWire(run.origin),
    defaultTtl: defaultTtlAt(place.table, place.record) ?? record.ttl,
  };
}

/**
 * The words of one rdata field of a read record, quotes included: where a caret belongs.
 * @param field as the type's file calls it: `target`
 * @returns the whole record when its rdata is written as octets (RFC 3597 §5), or when it was never read
 */
export function fieldSpan(record: ResourceRecord, field: string): Span {
  const place = placeOf(record);
  const definition = place && definitionOf(place.table.types[place.record]!);
  if (!place || !definition) return record.span;
  const entry = entryOf(place.table, place.record);
  const { words } = entry.scan;
  if (isOctets(words)) return record.span;
  for (let i = 0; i < definition.sequence.length; i++) {
    const first = words.next;
    definition.sequence[i]!.check(words);
    if (definition.names[i] === field && words.next > first) return spanOf(entry, first, words.next - 1);
  }
  return record.span;
}

function spanOf({ run, scan: { words } }: RecordEntry, first: number, last: number): Span {
  return { source: run.source, start: wordStart(words, first), end: wordEnd(words, last) };
}
