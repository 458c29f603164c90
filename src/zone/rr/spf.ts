import { recordType } from "./record-type.js";
import { txt } from "./txt.js";

/** The obsolete type of SPF policies, RFC 7208 §3.1, which belong into TXT; the fields of TXT. */
export const spf = recordType("SPF", 99, txt.fields);
