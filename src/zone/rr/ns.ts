import { target } from "../field/target.js";
import { recordType } from "./record-type.js";

/** Authoritative name server, RFC 1035 §3.3.11. */
export const ns = recordType("NS", 2, { target });
