import { dnskey } from "./dnskey.js";
import { recordType } from "./record-type.js";

/** The key whose DS a child asks its parent for, RFC 7344 §3.2. */
export const cdnskey = recordType("CDNSKEY", 60, dnskey.fields);
