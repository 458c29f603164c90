import { caaTag } from "../field/caa-tag.js";
import { longString } from "../field/long-string.js";
import { u8 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** Which certification authorities may issue, RFC 8659 §4.1. */
export const caa = recordType("CAA", 257, { flags: u8, tag: caaTag, value: longString });
