import type { Name } from "../zone/name.js";
import { rdataText } from "../zone/rdata.js";
import type { RecordSpec, RecordType } from "../zone/record.js";

/**
 * What a record says, whatever its file looks like: owner, type and rdata. Not its TTL, which every provider sets as it
 * likes; nor where a text is divided into strings, because readers of SPF, DKIM, DMARC and proofs put them together
 * (RFC 7208 §3.3, RFC 6376 §3.6.2.2).
 */
export function meaningOf(record: RecordSpec): string {
  const { owner, type, data } = record;
  return `${owner} ${type} ${record.type === "TXT" || record.type === "SPF" ? textOf(record) : rdataText(type, data)}`;
}

/** The strings of a text record as one, a UTF-16 unit for each octet. */
export function textOf({ data }: RecordSpec<"TXT" | "SPF">): string {
  return data.strings.join("");
}

/** What signing makes: another provider signs with its own keys. */
const signatures: ReadonlySet<RecordType> = new Set([
  "RRSIG",
  "NSEC",
  "NSEC3",
  "NSEC3PARAM",
  "DNSKEY",
  "CDS",
  "CDNSKEY",
  "ZONEMD",
]);

/** Whether a record comes with the provider and not with the zone: SOA, NS of the apex, signatures. */
export function isProviders({ owner, type }: RecordSpec, origin: Name): boolean {
  return type === "SOA" || signatures.has(type) || (owner === origin && type === "NS");
}
