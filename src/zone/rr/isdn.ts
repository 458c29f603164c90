import { optionalString } from "../field/optional-string.js";
import { string } from "../field/string.js";
import { recordType } from "./record-type.js";

/** An ISDN number and its subaddress, RFC 1183 §3.2. */
export const isdn = recordType("ISDN", 20, { address: string, subaddress: optionalString });
