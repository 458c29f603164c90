import { recordType } from "./record-type.js";
import { txt } from "./txt.js";

/** Status of a zone, in the registry without an RFC: the fields of TXT. */
export const ninfo = recordType("NINFO", 56, txt.fields);
