import { ipv4 } from "../field/ipv4.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** A locator of ILNP over IPv4, RFC 6742 §2.2. */
export const l32 = recordType("L32", 105, { preference: u16, locator: ipv4 });
