import type { FieldFault, Octets } from "./field/field.js";
import { checkOctets, hasMark, isOctets, octetsText, readOctets } from "./octets.js";
import type { KnownType, OpaqueData, RecordType } from "./record.js";
import { type Rdata, recordTypes } from "./rr/index.js";
import type { RecordDefinition } from "./rr/record-type.js";
import { definitionOf } from "./rr/registry.js";
import type { Words } from "./words.js";

/** The rdata of any record. */
export type AnyRdata = Rdata[KnownType] | OpaqueData;

type Values = Readonly<Record<string, unknown>>;

/**
 * Checks the rdata of one record, from `words.next` to the last word: in the type's own form or as octets (RFC 3597 §5).
 * @param type number of the record type; one without a file can only be written as octets
 * @returns the first fault, after which the record may still be fit to keep; a missing word is reported at the last one there is
 */
export function checkRdata(type: number, words: Words): FieldFault | undefined {
  const definition = definitionOf(type);
  if (hasMark(words)) {
    if (isOctets(words)) return checkOctets(words) ?? checkDecoded(definition, words);
    // To BIND the mark without a length is text, in TXT alone.
    if (type !== recordTypes.TXT.code) return { word: words.next, reason: noLength };
  }
  if (definition === undefined) return { word: Math.min(words.next, words.count - 1), reason: notOctets };
  const { sequence } = definition;
  let kept: FieldFault | undefined;
  for (let i = 0; i < sequence.length; i++) {
    const field = sequence[i]!;
    if (words.next >= words.count && field.mayBeEmpty === undefined) return missing(definition, i, words);
    const fault = field.check(words);
    if (fault === undefined) continue;
    if (fault.kept === undefined) return inField(definition, i, fault);
    kept ??= inField(definition, i, fault);
  }
  return words.next < words.count ? extra(definition, words) : kept;
}

const noLength = "\\# without a length: octets are written as \\# LENGTH HEX (RFC 3597 §5)";
const notOctets = "rdata of a type that is not known here has to be octets: \\# LENGTH HEX (RFC 3597 §5)";

function missing(definition: RecordDefinition, field: number, words: Words): FieldFault {
  return { word: words.count - 1, reason: `${definition.mnemonic} without its ${spelled(definition.names[field]!)}` };
}

/** Says which field is meant, where a type has several. */
function inField({ mnemonic, names }: RecordDefinition, field: number, fault: FieldFault): FieldFault {
  return names.length === 1 ? fault : { ...fault, reason: `${spelled(names[field]!)} of ${mnemonic}: ${fault.reason}` };
}

/** The name of a field as people write it: `digest type`. */
function spelled(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}

const takeAway = "Take it away: name servers refuse it. The record is read without it.";

function extra(definition: RecordDefinition, words: Words): FieldFault {
  const reason = `extra word after the rdata of ${definition.mnemonic}`;
  return { word: words.next, last: words.count - 1, reason, kept: { help: takeAway } };
}

function checkDecoded(definition: RecordDefinition | undefined, words: Words): FieldFault | undefined {
  if (definition === undefined || readsAs(definition, readOctets(words))) return undefined;
  return { word: words.count - 1, reason: `these octets are no rdata of ${definition.mnemonic}` };
}

function readsAs(definition: RecordDefinition, octets: Uint8Array): boolean {
  return definition.isOther?.(octets) || decodeRdata(definition, octets, false) !== undefined;
}

/**
 * The rdata of one record as data, from `words.next` to the last word; `checkRdata` found no fault in it before, or
 * one with which it is kept.
 * @param type number of the record type
 */
export function readRdata(type: number, words: Words): AnyRdata {
  const definition = definitionOf(type);
  if (definition === undefined) return { octets: readOctets(words) };
  if (isOctets(words)) {
    const octets = readOctets(words);
    return definition.isOther?.(octets) ? { octets } : (decodeRdata(definition, octets, words.asWritten) as AnyRdata);
  }
  const values: Record<string, unknown> = {};
  for (let i = 0; i < definition.sequence.length; i++)
    values[definition.names[i]!] = definition.sequence[i]!.read(words);
  return values as unknown as AnyRdata;
}

/**
 * Rdata as it comes from a server, its names written out (RFC 3597 §4).
 * @param type number of the record type
 * @returns undefined when the octets are no rdata of the type
 */
export function rdataFromOctets(type: number, octets: Uint8Array): AnyRdata | undefined {
  const definition = definitionOf(type);
  if (definition === undefined || definition.isOther?.(octets)) return { octets };
  return decodeRdata(definition, octets, false) as AnyRdata | undefined;
}

/**
 * Rdata in wire form as data; names in it are not compressed (RFC 3597 §4).
 * @returns undefined when the octets are too few, too many or impossible
 */
function decodeRdata(definition: RecordDefinition, bytes: Uint8Array, asWritten: boolean): AnyRdata | undefined {
  const octets: Octets = { bytes, next: 0, asWritten };
  const values: Record<string, unknown> = {};
  for (let i = 0; i < definition.sequence.length; i++) {
    const value = definition.sequence[i]!.decode(octets);
    if (value === undefined) return undefined;
    values[definition.names[i]!] = value;
  }
  return octets.next === bytes.length ? (values as unknown as AnyRdata) : undefined;
}

/** Rdata in canonical text: its fields with single blanks between them; octets where no field tells them. */
export function rdataText(type: RecordType, data: AnyRdata): string {
  const definition: RecordDefinition | undefined = recordTypes[type as KnownType];
  const values = data as unknown as Values;
  if (definition === undefined || isOpaque(definition, values)) return octetsText((data as OpaqueData).octets);
  let text = "";
  for (let i = 0; i < definition.sequence.length; i++) {
    const field = definition.sequence[i]!.text(values[definition.names[i]!]);
    if (field !== "") text += text === "" ? field : ` ${field}`;
  }
  return text;
}

/** Whether octets of another version or kind than the fields tell stand in their place. */
function isOpaque({ isOther, names }: RecordDefinition, values: Values): boolean {
  return isOther !== undefined && !(names[0]! in values);
}
