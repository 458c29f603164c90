import { ipv4 } from "../field/ipv4.js";
import { services, wellKnownProtocol } from "../field/services.js";
import { recordType } from "./record-type.js";

/** The services at an address, RFC 1035 §3.4.2. */
export const wks = recordType("WKS", 11, { address: ipv4, protocol: wellKnownProtocol, services });
