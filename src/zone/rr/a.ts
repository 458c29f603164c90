import { ipv4 } from "../field/ipv4.js";
import { recordType } from "./record-type.js";

/** IPv4 address, RFC 1035 §3.4.1. */
export const a = recordType("A", 1, { address: ipv4 });
