import { anyTypes } from "../field/type-bitmap.js";
import { u16, u32 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** Which records a parent is to copy from its child, RFC 7477 §2.1. */
export const csync = recordType("CSYNC", 62, { serial: u32, flags: u16, types: anyTypes });
