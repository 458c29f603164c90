import { name } from "../field/name.js";
import { recordType } from "./record-type.js";

/** The new name of a mailbox, RFC 1035 §3.3.8 (experimental). */
export const mr = recordType("MR", 9, { newName: name });
