import { name } from "../field/name.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** A host that routes for another one, RFC 1183 §3.3. */
export const rt = recordType("RT", 21, { preference: u16, host: name });
