import { addressPrefixes, hasOtherFamily } from "../field/address-prefixes.js";
import { recordType } from "./record-type.js";

/** Address prefixes, RFC 3123 §4. */
export const apl = recordType("APL", 42, { items: addressPrefixes }, hasOtherFamily);
