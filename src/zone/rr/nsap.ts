import { nsapAddress } from "../field/nsap-address.js";
import { recordType } from "./record-type.js";

/** An address of the OSI network service, RFC 1706 §5. */
export const nsap = recordType("NSAP", 22, { address: nsapAddress });
