import { quotedLongString } from "../field/long-string.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** The URI of a service, RFC 7553 §4. */
export const uri = recordType("URI", 256, { priority: u16, weight: u16, target: quotedLongString });
