import { name } from "../field/name.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** A key exchanger, RFC 2230 §3.1. */
export const kx = recordType("KX", 36, { preference: u16, exchanger: name });
