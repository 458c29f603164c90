import type { EntryLayout } from "../zone/layout.js";
import type { RecordSpec, ResourceRecord } from "../zone/record.js";
import type { EntryChange } from "./entry-change.js";
import { type RdataWord, rdataWords } from "./rdata-words.js";
import { spanText } from "./span-text.js";
import { isAbsolute, writtenName } from "./written-name.js";

/**
 * The words of an entry that must change for it to become another record; the others stay as they are written.
 * @param ownerWord how the old owner is written, in the entry or in the one that it inherits from
 */
export function replacement(
  old: ResourceRecord,
  record: RecordSpec,
  layout: EntryLayout,
  ownerWord: string | undefined,
): EntryChange {
  const relativeOwner = ownerWord !== undefined && !isAbsolute(ownerWord);
  return {
    ...(record.owner !== old.owner && { owner: writtenName(record.owner, layout.origin, relativeOwner) }),
    ...(record.ttl !== old.ttl && { ttl: String(record.ttl) }),
    ...(record.type !== old.type && { type: typeWord(record, spanText(layout.type)) }),
    rdata: rdataChange(old, record, layout),
  };
}

function typeWord({ type }: RecordSpec, old: string): string {
  return old === old.toLowerCase() ? type.toLowerCase() : type;
}

function rdataChange(old: ResourceRecord, record: RecordSpec, layout: EntryLayout): (string | undefined)[] {
  const before = rdataWords(old);
  const after = rdataWords(record);
  const written = layout.rdata.map(spanText);
  const comparable = record.type === old.type && before.length === written.length;
  const texts = after.map(({ text }) => text);
  if (!comparable) return spread(texts, written.length);
  const same = (a: RdataWord | undefined, b: RdataWord | undefined) => a?.text === b?.text;
  let head = 0;
  while (head < before.length && head < after.length && same(before[head], after[head])) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && same(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  if (before.length === after.length) {
    return before.map((word, at) => (same(word, after[at]) ? undefined : restyled(after[at]!, written[at]!, layout)));
  }
  return differing(written, after, head, tail, layout);
}

/** Another number of words: those in the middle give way; an insertion stands beside the word before or after it. */
function differing(
  written: readonly string[],
  after: readonly RdataWord[],
  head: number,
  tail: number,
  layout: EntryLayout,
): (string | undefined)[] {
  const middle = after.slice(head, after.length - tail).map((word) => restyled(word, written[head] ?? ".", layout));
  const kept = (at: number) => at < head || at >= written.length - tail;
  if (head + tail < written.length) {
    const fresh = spread(middle, written.length - head - tail);
    return written.map((_, at) => (kept(at) ? undefined : fresh[at - head]));
  }
  if (head > 0) return written.map((word, at) => (at === head - 1 ? [word, ...middle].join(" ") : undefined));
  return written.map((word, at) => (at === 0 ? [...middle, word].join(" ") : undefined));
}

/** As many words as there are places: what is left over shares the last place, places left over become empty. */
function spread(words: readonly string[], places: number): string[] {
  return Array.from({ length: places }, (_, at) =>
    at < places - 1 ? (words[at] ?? "") : words.slice(places - 1).join(" "),
  );
}

/** A name is written relative where the old one was, and keeps the capitals of the old one where only its dot was missing. */
function restyled({ text, name }: RdataWord, old: string, { origin }: EntryLayout): string {
  if (name === undefined) return text;
  if (`${old}.`.toLowerCase() === name) return `${old}.`;
  return writtenName(name, origin, !isAbsolute(old));
}
