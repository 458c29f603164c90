import { rdataText } from "./rdata.js";
import type { RecordSpec, ResourceRecord } from "./record.js";

/**
 * A record as one line, `owner TTL IN TYPE rdata`: absolute, single blanks, the rdata as `named-compilezone -s full` of
 * BIND 9.18 prints it but with hex and base64 in one piece. Reading the line gives the same line again.
 */
export function recordText({ owner, ttl, type, data }: RecordSpec): string {
  const rdata = rdataText(type, data);
  return `${owner} ${ttl} IN ${type}${rdata === "" ? "" : ` ${rdata}`}`;
}

/** The same for a record of a zone. */
export function canonicalRecord(record: ResourceRecord): string {
  return recordText(record);
}
