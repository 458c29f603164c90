import type { Name } from "../zone/name.js";
import { rdataText } from "../zone/rdata.js";
import type { KnownType, RecordSpec } from "../zone/record.js";
import { recordTypes } from "../zone/rr/index.js";
import type { RecordDefinition } from "../zone/rr/record-type.js";

/** A word of rdata in canonical text. */
export interface RdataWord {
  readonly text: string;
  /** The domain name that the word is, which may be written relative. */
  readonly name?: Name;
}

/** A run of anything but blanks, in which quotes may hold blanks. */
const word = /(?:"(?:[^"\\]|\\.)*"|[^\s"])+/g;

/** The rdata of a record as words, fields in the order of its type. */
export function rdataWords(record: RecordSpec): RdataWord[] {
  const definition: RecordDefinition | undefined = recordTypes[record.type as KnownType];
  if (definition === undefined) return split(rdataText(record.type, record.data));
  const values = record.data as unknown as Readonly<Record<string, unknown>>;
  return definition.sequence.flatMap((field, at) => {
    const value = values[definition.names[at]!];
    return field.isName ? [{ text: value as Name, name: value as Name }] : split(field.text(value));
  });
}

function split(text: string): RdataWord[] {
  return (text.match(word) ?? []).map((text) => ({ text }));
}
