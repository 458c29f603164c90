import { strings } from "../field/strings.js";
import { recordType } from "./record-type.js";

/** Text, RFC 1035 §3.3.14. */
export const txt = recordType("TXT", 16, { strings });
