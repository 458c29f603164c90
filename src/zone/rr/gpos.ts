import { string } from "../field/string.js";
import { recordType } from "./record-type.js";

/** A place on earth in strings, RFC 1712 §3. */
export const gpos = recordType("GPOS", 27, { longitude: string, latitude: string, altitude: string });
