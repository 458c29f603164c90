import { addressInPieces } from "../field/address-in-pieces.js";
import { recordType } from "./record-type.js";

/** An IPv6 address in pieces, RFC 2874 §3.1; historic since RFC 6563. */
export const a6 = recordType("A6", 38, { address: addressInPieces });
