import { name } from "../field/name.js";
import { recordType } from "./record-type.js";

/** The host of a mailbox, RFC 1035 §3.3.3 (experimental). */
export const mb = recordType("MB", 7, { host: name });
