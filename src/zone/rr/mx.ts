import { target } from "../field/target.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** Mail exchange, RFC 1035 §3.3.9; an `exchange` of the root is the null MX of RFC 7505. */
export const mx = recordType("MX", 15, { preference: u16, exchange: target });
