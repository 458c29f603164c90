import { name } from "../field/name.js";
import { recordType } from "./record-type.js";

/** A member of a mail group, RFC 1035 §3.3.6 (experimental). */
export const mg = recordType("MG", 8, { mailbox: name });
