import { bareOctets } from "../field/bare-octets.js";
import { recordType } from "./record-type.js";

/** Reserved for finger, in the registry without an RFC or a text. */
export const uinfo = recordType("UINFO", 100, { octets: bareOctets });
