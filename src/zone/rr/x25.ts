import { psdnAddress } from "../field/psdn-address.js";
import { recordType } from "./record-type.js";

/** An address of a public data network, RFC 1183 §3.1. */
export const x25 = recordType("X25", 19, { address: psdnAddress });
