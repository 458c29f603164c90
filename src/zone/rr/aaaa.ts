import { ipv6 } from "../field/ipv6.js";
import { recordType } from "./record-type.js";

/** IPv6 address, RFC 3596 §2. */
export const aaaa = recordType("AAAA", 28, { address: ipv6 });
