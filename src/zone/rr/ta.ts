import { ds } from "./ds.js";
import { recordType } from "./record-type.js";

/** A trust anchor, in the registry without an RFC: the fields of DS. */
export const ta = recordType("TA", 32768, ds.fields);
