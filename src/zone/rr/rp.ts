import { name } from "../field/name.js";
import { recordType } from "./record-type.js";

/** The person responsible, RFC 1183 §2.2: a mailbox as a name, and where more is said in TXT. */
export const rp = recordType("RP", 17, { mbox: name, txt: name });
