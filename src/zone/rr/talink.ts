import { name } from "../field/name.js";
import { recordType } from "./record-type.js";

/** Names in a chain of trust anchors; in the registry without an RFC. */
export const talink = recordType("TALINK", 58, { previous: name, next: name });
