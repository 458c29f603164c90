import { name } from "../field/name.js";
import { recordType } from "./record-type.js";

/** Who runs a mailing list, RFC 1035 §3.3.7 (experimental). */
export const minfo = recordType("MINFO", 14, { rmailbx: name, emailbx: name });
