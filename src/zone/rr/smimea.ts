import { hex } from "../field/hex.js";
import { u8 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** The S/MIME certificate of a mailbox, RFC 8162 §2. */
export const smimea = recordType("SMIMEA", 53, { usage: u8, selector: u8, matchingType: u8, association: hex });
