import { strings } from "../field/strings.js";
import { recordType } from "./record-type.js";

/** The obsolete type of SPF policies, RFC 7208 §3.1; they belong into TXT. */
export const spf = recordType("SPF", 99, { strings });
