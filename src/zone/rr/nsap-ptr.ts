import { name } from "../field/name.js";
import { recordType } from "./record-type.js";

/** The name of an OSI address, RFC 1348 §3.2 (obsolete since RFC 1706). */
export const nsapPtr = recordType("NSAP-PTR", 23, { owner: name });
