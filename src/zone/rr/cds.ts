import { ds } from "./ds.js";
import { recordType } from "./record-type.js";

/** The DS that a child asks its parent for, RFC 7344 §3.1. */
export const cds = recordType("CDS", 59, ds.fields);
