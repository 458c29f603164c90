import { string } from "../field/string.js";
import { recordType } from "./record-type.js";

/** Kind of computer and operating system, RFC 1035 §3.3.2; the answer to ANY in RFC 8482. */
export const hinfo = recordType("HINFO", 13, { cpu: string, os: string });
