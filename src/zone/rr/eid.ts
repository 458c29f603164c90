import { hex } from "../field/hex.js";
import { recordType } from "./record-type.js";

/** An endpoint identifier of Nimrod, in the registry without an RFC. */
export const eid = recordType("EID", 31, { endpoint: hex });
