import { target } from "../field/target.js";
import { recordType } from "./record-type.js";

/** An alias for everything below a name, RFC 6672 §2.1. */
export const dname = recordType("DNAME", 39, { target });
