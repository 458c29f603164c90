import { hex } from "../field/hex.js";
import { u8 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** The certificate of a TLS service, RFC 6698 §2.1. */
export const tlsa = recordType("TLSA", 52, { usage: u8, selector: u8, matchingType: u8, association: hex });
