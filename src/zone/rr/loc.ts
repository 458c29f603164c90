import { location } from "../field/location.js";
import { recordType } from "./record-type.js";

/** A place on earth, RFC 1876. */
export const loc = recordType("LOC", 29, { location }, ([version = 0]) => version > 0);
