import { recordType } from "./record-type.js";
import { txt } from "./txt.js";

/** What a resolver can do, RFC 9606 §5: the fields of TXT. */
export const resinfo = recordType("RESINFO", 261, txt.fields);
