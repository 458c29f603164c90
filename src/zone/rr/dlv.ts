import { ds } from "./ds.js";
import { recordType } from "./record-type.js";

/** A trust anchor outside the tree, RFC 4431 §2 (obsolete): the fields of DS. */
export const dlv = recordType("DLV", 32769, ds.fields);
