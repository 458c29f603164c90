import { bareOctets } from "../field/bare-octets.js";
import { recordType } from "./record-type.js";

/** Reserved for a group's number, in the registry without an RFC or a text. */
export const gid = recordType("GID", 102, { octets: bareOctets });
