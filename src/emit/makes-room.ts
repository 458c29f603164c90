import type { RecordSpec } from "../zone/record.js";

/** Whether a record must go before the one that replaces it can come: a CNAME is alone at its name (RFC 1034 §3.6.2). */
export function makesRoom(old: RecordSpec, record: RecordSpec): boolean {
  return old.owner === record.owner && (old.type === "CNAME" || record.type === "CNAME");
}
