import { placeOf } from "./place.js";
import { rdataText } from "./rdata.js";
import type { RecordSpec, ResourceRecord } from "./record.js";
import { recordAt, writtenAt } from "./table-record.js";
import { writtenRecords } from "./written.js";
import type { Zone } from "./zone.js";

/**
 * A record as one line, `owner TTL IN TYPE rdata`: absolute, single blanks, the rdata as `named-compilezone -s full` of
 * BIND 9.18 prints it but with hex and base64 in one piece. Reading the line gives the same line again.
 */
export function recordText({ owner, ttl, type, data }: RecordSpec): string {
  const rdata = rdataText(type, data);
  return `${owner} ${ttl} IN ${type}${rdata === "" ? "" : ` ${rdata}`}`;
}

/**
 * The same for a record of a zone file, with its names as they stand there: the owner in lower case, names in the rdata
 * in their case, octets beyond ASCII as `\DDD` and not as A-labels.
 */
export function canonicalRecord(record: ResourceRecord): string {
  const text = recordText(record);
  const place = placeOf(record);
  if (!place) return text;
  const written = recordText(writtenAt(place.table, place.record));
  // What an edit puts in the place of a record has the old one's span, and may differ from it in case alone.
  return written === text || recordText(recordAt(place.table, place.record)) === text ? written : text;
}

/** The rdata alone, as in `canonicalRecord`. */
export function canonicalRdata(record: ResourceRecord): string {
  return canonicalRecord(record).split(" ").slice(fieldsBeforeRdata).join(" ");
}

const fieldsBeforeRdata = 4;

/** All records of a zone as in `canonicalRecord`, in the order of the file. */
export function* canonicalRecords(zone: Zone): Iterable<string> {
  for (const record of writtenRecords(zone)) yield recordText(record);
}
