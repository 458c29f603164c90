import { bareOctets } from "../field/bare-octets.js";
import { recordType } from "./record-type.js";

/** Reserved for a user's number, in the registry without an RFC or a text. */
export const uid = recordType("UID", 101, { octets: bareOctets });
