import { name } from "../field/name.js";
import { recordType } from "./record-type.js";

/** Pointer to another name, RFC 1035 §3.3.12. */
export const ptr = recordType("PTR", 12, { target: name });
