import { bareOctets } from "../field/bare-octets.js";
import { recordType } from "./record-type.js";

/** Anything at all, RFC 1035 §3.3.10, which gives it no text. */
export const nullRecord = recordType("NULL", 10, { octets: bareOctets });
