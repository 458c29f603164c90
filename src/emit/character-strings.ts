import type { RecordSpec } from "../zone/record.js";

const maxOctets = 255;

/** The record with every <character-string> of a TXT cut to the 255 octets that one holds (RFC 1035 §3.3). */
export function withShortStrings(record: RecordSpec): RecordSpec {
  if (record.type !== "TXT") return record;
  return { ...record, data: { strings: record.data.strings.flatMap(cut) } };
}

function cut(text: string): string[] {
  if (text.length <= maxOctets) return [text];
  return [text.slice(0, maxOctets), ...cut(text.slice(maxOctets))];
}
