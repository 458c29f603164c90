import { target } from "../field/target.js";
import { recordType } from "./record-type.js";

/** The canonical name of an alias, RFC 1035 §3.3.1. */
export const cname = recordType("CNAME", 5, { target });
