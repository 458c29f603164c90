import { name } from "../field/name.js";
import { ttl } from "../field/ttl.js";
import { u32 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** Start of authority, RFC 1035 §3.3.13; `minimum` is the TTL of negative answers (RFC 2308 §4). */
export const soa = recordType("SOA", 6, {
  mname: name,
  rname: name,
  serial: u32,
  refresh: ttl,
  retry: ttl,
  expire: ttl,
  minimum: ttl,
});
