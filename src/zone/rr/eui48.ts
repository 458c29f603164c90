import { eui48 as identifier } from "../field/eui.js";
import { recordType } from "./record-type.js";

/** A MAC address, RFC 7043 §3. */
export const eui48 = recordType("EUI48", 108, { address: identifier });
