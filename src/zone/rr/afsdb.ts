import { name } from "../field/name.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** A server of an AFS cell or of DCE, RFC 1183 §1. */
export const afsdb = recordType("AFSDB", 18, { subtype: u16, hostname: name });
