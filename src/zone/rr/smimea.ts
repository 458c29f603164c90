import { recordType } from "./record-type.js";
import { tlsa } from "./tlsa.js";

/** The S/MIME certificate of a mailbox, RFC 8162 §2: the fields of TLSA. */
export const smimea = recordType("SMIMEA", 53, tlsa.fields);
