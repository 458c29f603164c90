import type { Name } from "./name.js";
import type { RecordSpec, RecordType } from "./record.js";

/** What signing makes: another provider signs with its own keys. The last is BIND's own note of how far it has signed. */
const signatures: ReadonlySet<RecordType> = new Set([
  "RRSIG",
  "NSEC",
  "NSEC3",
  "NSEC3PARAM",
  "DNSKEY",
  "CDS",
  "CDNSKEY",
  "ZONEMD",
  "TYPE65534",
]);

/** Whether a record comes with the provider and not with the zone: SOA, NS of the apex, signatures. */
export function isProviders({ owner, type }: Pick<RecordSpec, "owner" | "type">, origin: Name): boolean {
  return type === "SOA" || signatures.has(type) || (owner === origin && type === "NS");
}
