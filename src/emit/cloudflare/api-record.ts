import { withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { contentText, isProxiable } from "./content.js";
import { type Data, dataOf } from "./data.js";

/** A record as the API has it: developers.cloudflare.com/api, "Create DNS Record". */
export interface ApiRecord {
  readonly type: string;
  readonly name: string;
  readonly ttl: number;
  readonly content?: string;
  readonly priority?: number;
  readonly data?: Data;
}

/** A record that `cloudflareLimit` lets pass, without its proxy setting. */
export function apiRecord(record: RecordSpec): ApiRecord {
  const { type, owner, ttl } = record;
  const data = dataOf(record);
  const head = { type, name: withoutDot(owner), ttl };
  if (data) return { ...head, data };
  const content = contentText(record);
  return record.type === "MX" ? { ...head, content, priority: record.data.preference } : { ...head, content };
}

/** The same for a record that is new: never behind the proxy, which mail and Autodiscover do not pass. */
export function newApiRecord(record: RecordSpec): ApiRecord & { readonly proxied?: false } {
  return isProxiable(record.type) ? { ...apiRecord(record), proxied: false } : apiRecord(record);
}
