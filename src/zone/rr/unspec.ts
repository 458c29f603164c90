import { bareOctets } from "../field/bare-octets.js";
import { recordType } from "./record-type.js";

/** Reserved for anything unspecified, in the registry without an RFC or a text. */
export const unspec = recordType("UNSPEC", 103, { octets: bareOctets });
