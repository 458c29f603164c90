import { recordType } from "./record-type.js";
import { txt } from "./txt.js";

/** Application visibility and control, in the registry without an RFC: the fields of TXT. */
export const avc = recordType("AVC", 258, txt.fields);
