import { eui64 as identifier } from "../field/eui.js";
import { recordType } from "./record-type.js";

/** A 64-bit identifier of IEEE, RFC 7043 §4. */
export const eui64 = recordType("EUI64", 109, { address: identifier });
